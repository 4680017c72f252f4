import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import temml from "temml";
import { escapeHtml } from "../show/escape-html.js";

/**
 * TeX as MathML, which needs no script and no font; TeX that has an error is shown as it is written.
 * @param display as a formula of its own, not in a line
 */
export function mathHtml(tex: string, { display }: { readonly display: boolean }): string {
  try {
    const html = temml.renderToString(tex, { displayMode: display, throwOnError: true, maxExpand: 1000 });
    return display ? `<div class="cb-formula">${html}</div>` : html;
  } catch (error) {
    const why = (error as Error).message.trim().split("\n")[0] as string;
    return `<code class="cb-tex-error" title="${escapeHtml(why)}">${escapeHtml(tex)}</code>`;
  }
}

/** `$...$` as pandoc reads it, so that prices stay prices: no blank inside the dollars, no digit after the last. */
const INLINE = /\$\$([^$]+?)\$\$|\$(?!\s)((?:\\[\s\S]|[^$\\])+?)(?<!\s)\$(?!\d)/y;

function inlineRule(state: StateInline, silent: boolean): boolean {
  INLINE.lastIndex = state.pos;
  const [whole, display, inline] = INLINE.exec(state.src.slice(0, state.posMax)) ?? [];
  if (whole === undefined) return false;
  if (!silent) {
    const token = state.push("math", "", 0);
    token.content = (display ?? inline ?? "").trim();
    token.markup = display === undefined ? "$" : "$$";
  }
  state.pos += whole.length;
  return true;
}

/** `$$` at the start of a line up to `$$` at the end of one: lines between them are no lists and no headings. */
function blockRule(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(start);
  if (!first.startsWith("$$") || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const lines = [first.slice(2)];
  let last = start;
  while (!lines.at(-1)?.endsWith("$$")) {
    last += 1;
    if (last >= end) return false;
    lines.push(lineAt(last));
  }
  const tex = lines.join("\n").slice(0, -2).trim();
  if (tex === "" || tex.includes("$")) return false;
  if (silent) return true;
  const token = state.push("math", "", 0);
  token.content = tex;
  token.markup = "$$";
  token.block = true;
  state.line = last + 1;
  return true;
}

/**
 * Plugin for markdown-it that reads `$...$` and `$$...$$` as mathematics.
 * @param render what a formula becomes; receives the environment of the rendering
 */
export function mathPlugin(
  md: MarkdownIt,
  render: (tex: string, display: boolean, env: object) => string,
): void {
  md.inline.ruler.after("escape", "math", inlineRule);
  md.block.ruler.before("fence", "math", blockRule, { alt: ["paragraph", "blockquote", "list"] });
  md.renderer.rules.math = (tokens, index, _options, env) => {
    const { content = "", markup = "" } = tokens[index] ?? {};
    return render(content, markup === "$$", env ?? {});
  };
}
