import type { MarkdownIt } from "markdown-it";
import { CodeSpans } from "./code-spans.js";
import { mathAt } from "./find-math.js";

/** A private-use character that stands for a line's end inside a formula, until the formula is rendered. */
const BREAK = "\uE005";
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/** Code in a sentence is no longer. */
const MAX_CODE = 5000;

/** Where the code that begins with backticks at a position ends; the position after the backticks where it does not. */
function codeEnd(spans: CodeSpans, at: number): number {
  const end = spans.endOf(at);
  return end !== undefined && end - at <= MAX_CODE ? end : at + Math.max(1, spans.runAt(at));
}

/** The text in which every formula that begins within a line is one line. */
function joined(source: string): string {
  if (!/[$]|\\[[(b\\]/.test(source)) return source;
  const spans = new CodeSpans(source);
  let out = "";
  let fence: string | undefined;
  for (let at = 0; at < source.length; ) {
    const isStart = at === 0 || source[at - 1] === "\n";
    if (isStart) {
      const end = source.indexOf("\n", at) < 0 ? source.length : source.indexOf("\n", at) + 1;
      const line = source.slice(at, end);
      const mark = FENCE.exec(line)?.[1];
      const isInside = fence !== undefined;
      if (fence !== undefined) {
        if (mark?.startsWith(fence)) fence = undefined;
      } else if (mark) fence = mark;
      // Quoted lines carry their marks into the formula: they are left to the rule that takes them off.
      if (isInside || mark || /^ {0,3}>/.test(line)) {
        out += line;
        at = end;
        continue;
      }
      // A formula that begins its line is found by its own rule.
      const lead = /^[ \t]*(?:\$\$|\\begin|\\\\?\[)?/.exec(line)?.[0] ?? "";
      out += lead;
      at += lead.length;
      if (lead !== "") continue;
    }
    const character = source[at] as string;
    if (character === "`") {
      const end = codeEnd(spans, at);
      out += source.slice(at, end);
      at = end;
      continue;
    }
    const math = character === "$" || character === "\\" ? mathAt(source, at) : undefined;
    if (math && !/\n[ \t]*\n/.test(source.slice(at, math.end))) {
      out += source.slice(at, math.end).replaceAll("\n", BREAK);
      at = math.end;
    } else {
      const width = character === "\\" && source[at + 1] !== "\n" ? 2 : 1;
      out += source.slice(at, at + width);
      at += width;
    }
  }
  return out;
}

/** Plugin for markdown-it under which no line of a formula within a sentence is a list, a heading or a table. */
export function joinedLines(md: MarkdownIt): void {
  md.core.ruler.after("normalize", "joined_lines", (state) => {
    state.src = joined(state.src);
  });
}

/** The text with the ends of lines that {@link joinedLines} has hidden. */
export function withBreaks(text: string): string {
  return text.replaceAll(BREAK, "\n");
}
