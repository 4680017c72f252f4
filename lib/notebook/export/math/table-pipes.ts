import type { MarkdownIt } from "markdown-it";
import { mathAt } from "./find-math.js";

/** A private-use character that stands for a bar inside a formula or code, until the HTML is there. */
const BAR = "\uE004";
const DELIMITERS = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/** A row whose bars within `$…$` and within backticks divide no cells. */
function maskRow(row: string): string {
  let out = "";
  for (let at = 0; at < row.length; ) {
    const code = row[at] === "`" ? /^(`+)[^`](?:[\s\S]*?[^`])?\1(?!`)/.exec(row.slice(at))?.[0] : undefined;
    const math = mathAt(row, at);
    // In code, Markdown takes the backslash off an escaped bar, as the table's cells do.
    if (code) out += code.replace(/\\?\|/g, BAR);
    else if (math) out += row.slice(at, math.end).replaceAll("|", BAR);
    else if (row[at] === "\\") out += row.slice(at, at + 2);
    else out += row[at];
    at += code?.length ?? (math ? math.end - at : row[at] === "\\" ? 2 : 1);
  }
  return out;
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
      isTable = (isTable && line.trim() !== "") || (isHead && DELIMITERS.test(lines[at + 1] as string));
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
