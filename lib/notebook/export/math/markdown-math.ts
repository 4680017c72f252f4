import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { mathAt } from "./find-math.js";
import { mathInHtml } from "./html-math.js";

/** What becomes of a formula, and of a reference to one. */
export interface MathRenderer {
  readonly formula: (tex: string, options: { readonly display: boolean; readonly block?: boolean }) => string;
  readonly reference: (label: string, options: { readonly brackets: boolean }) => string;
}

/** A formula over more lines than this is none, nor one of more characters. */
const MAX_LINES = 300;
const MAX_LENGTH = 20_000;
/** Lines that may end a formula and do not, before there is none. */
const MAX_ENDS = 20;
const REFERENCE = /\\(eq)?ref\s*\{([^{}\n]+)\}/y;

function inlineRule(state: StateInline, silent: boolean): boolean {
  const code = state.src[state.pos];
  if (code !== "$" && code !== "\\") return false;
  REFERENCE.lastIndex = state.pos;
  const [whole, eq, label] = REFERENCE.exec(state.src) ?? [];
  if (whole !== undefined) {
    if (!silent) {
      const token = state.push("math_reference", "", 0);
      token.content = label as string;
      token.markup = eq ?? "";
    }
    state.pos += whole.length;
    return true;
  }
  const found = mathAt(state.src, state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) {
    const token = state.push("math", "", 0);
    token.content = found.tex;
    token.markup = found.display ? "$$" : "$";
  }
  state.pos = found.end;
  return true;
}

/** What ends a formula that begins a line. */
function closeOf(line: string): string | undefined {
  if (line.startsWith("$$")) return "$$";
  const name = /^\\begin\s*\{([A-Za-z]+\*?)\}/.exec(line)?.[1];
  if (name) return `{${name}}`;
  return /^\\\\?\[/.test(line) ? "\\]" : undefined;
}

/** A formula of its own that begins a line: lines in it are no lists and no headings. What follows it is a paragraph. */
function blockRule(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(start);
  const close = closeOf(first);
  if (close === undefined || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const from = first.indexOf(close.startsWith("{") ? close : "") + 2;
  // Most of what could begin a formula is never ended.
  if (!mathAt(state.src, (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0))) return false;
  let source = "";
  let ends = 0;
  for (let line = start; line < Math.min(end, start + MAX_LINES); line += 1) {
    const own = lineAt(line);
    source += line === start ? own : `\n${own}`;
    if (source.length > MAX_LENGTH) return false;
    const isEnd = own.includes(close, line === start ? from : 0);
    const found = isEnd ? mathAt(source, 0) : undefined;
    if (isEnd && !found) ends += 1;
    if (ends > MAX_ENDS) return false;
    if (!found) continue;
    const rest = source.slice(found.end).trim();
    // In the middle of a sentence the sentence stays whole.
    if (rest !== "" && line === start) return false;
    if (silent) return true;
    const token = state.push("math", "", 0);
    token.content = found.tex;
    token.markup = "$$";
    token.block = true;
    if (rest !== "") {
      state.push("paragraph_open", "p", 1);
      const text = state.push("inline", "", 0);
      text.content = rest;
      text.children = [];
      state.push("paragraph_close", "p", -1);
    }
    state.line = line + 1;
    return true;
  }
  return false;
}

/**
 * Plugin for markdown-it that reads formulas wherever Jupyter does, also in blocks of HTML, and `\ref` and `\eqref` in text.
 * @param rendererOf gives what renders, from the environment of the rendering
 */
export function mathPlugin(md: MarkdownIt, rendererOf: (env: object) => MathRenderer): void {
  md.inline.ruler.before("escape", "math", inlineRule);
  md.block.ruler.before("fence", "math", blockRule, { alt: ["paragraph", "blockquote", "list"] });
  const { rules } = md.renderer;
  rules.math = (tokens, index, _options, env) => {
    const { content = "", markup = "", block = false } = tokens[index] ?? {};
    return rendererOf(env ?? {}).formula(content, { display: markup === "$$", block });
  };
  rules.math_reference = (tokens, index, _options, env) => {
    const { content = "", markup = "" } = tokens[index] ?? {};
    return rendererOf(env ?? {}).reference(content, { brackets: markup === "eq" });
  };
  rules.html_block = (tokens, index, _options, env) =>
    mathInHtml(tokens[index]?.content ?? "", rendererOf(env ?? {}));
}
