import type { MarkdownIt } from "markdown-it";
import { CodeSpans } from "./code-spans.js";
import { mathAt } from "./find-math.js";

/** A private-use character that stands for a bar inside a formula or code, until the HTML is there. */
const BAR = "\uE004";
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/** A row whose bars within `$…$` and within backticks divide no cells. */
function maskRow(row: string): string {
  const spans = new CodeSpans(row);
  let out = "";
  for (let at = 0; at < row.length; ) {
    const code = spans.endOf(at);
    const math = mathAt(row, at);
    const width = row[at] === "\\" ? 2 : Math.max(1, spans.runAt(at));
    const end = code ?? math?.end ?? at + width;
    const text = row.slice(at, end);
    // In code, Markdown takes the backslash off an escaped bar, as the table's cells do.
    out += code ? text.replace(/\\?\|/g, BAR) : math ? text.replaceAll("|", BAR) : text;
    at = end;
  }
  return out;
}

/** Is a line the one under a table's head? */
function isDelimiters(line: string): boolean {
  const cells = line
    .replace(/^[ \t>]+/, "")
    .trimEnd()
    .split("|");
  const inner = cells.filter((cell, at) => (at > 0 && at < cells.length - 1) || cell.trim() !== "");
  return inner.length > 0 && inner.every((cell) => /^:?-+:?$/.test(cell.trim()));
}

function maskTables(source: string): string {
  if (!source.includes("|")) return source;
  const lines = source.split("\n");
  let fence: string | undefined;
  let isTable = false;
  return lines
    .map((line, at) => {
      const mark = FENCE.exec(line)?.[1];
      if (fence) {
        if (mark?.startsWith(fence)) fence = undefined;
        return line;
      }
      if (mark) fence = mark;
      const isHead = line.includes("|") && (lines[at + 1]?.includes("-") ?? false);
      isTable = (isTable && line.trim() !== "") || (isHead && isDelimiters(lines[at + 1] as string));
      return isTable && !mark && line.includes("|") ? maskRow(line) : line;
    })
    .join("\n");
}

/** Plugin for markdown-it under which a bar inside of a formula or of code, as in `$|x|$`, does not end a table's cell. */
export function tablePipes(md: MarkdownIt): void {
  md.core.ruler.after("normalize", "table_pipes", (state) => {
    state.src = maskTables(state.src);
  });
}

/** The text with the bars that {@link tablePipes} has hidden. */
export function withBars(text: string): string {
  return text.replaceAll(BAR, "|");
}
