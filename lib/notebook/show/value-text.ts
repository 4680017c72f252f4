import { inspect } from "node:util";
import { withSizes } from "./inspect/classed.js";
import { OPTIONS } from "./inspect/leaf-text.js";
import { StableCopy } from "./inspect/stable-copy.js";

/** A last line says what follows. */
const MAX_LINES = 39;
const MAX_CHARACTERS = 4000;
const SHORT_TEXT = 60;

const more = (count: number, what: string, isLeast: boolean) =>
  `... ${isLeast ? "at least " : ""}${count} more ${what}${count === 1 ? "" : "s"}`;

/** The first lines of a text of several, each on its own. */
function linesOf(text: string): string {
  const lines = text.split(/(?<=\n)/, MAX_LINES).map((line) => inspect(line, OPTIONS));
  return lines.join(" +\n  ");
}

function countLines(text: string): number {
  let count = text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** As many lines as are short, and how many follow. */
function shortened(text: string, isCut: boolean, total?: number): string {
  const lines = text.split("\n");
  const all = total ?? lines.length;
  let [shown, length] = [0, 0];
  for (const line of lines.slice(0, MAX_LINES)) {
    if (length + line.length > MAX_CHARACTERS) break;
    length += line.length + 1;
    shown += 1;
  }
  if (shown >= all) return text;
  if (shown > 0) return `${lines.slice(0, shown).join("\n")}\n${more(all - shown, "line", isCut)}`;
  return `${text.slice(0, MAX_CHARACTERS)}\n${more(text.length - MAX_CHARACTERS, "character", isCut)}`;
}

/**
 * The value of a cell's last expression as text, as `util.inspect` writes it, the same on each run and machine: at most 40 lines and 4,000
 * characters, of which the last line says how many follow. Objects of Node's own machinery (timers, streams, modules) are named and
 * nothing else. Getters, Proxy traps and iterators are not run; an error is shown without its stack.
 * @param value anything; an `inspect` method of its own is called, and passed over when it throws
 * @example valueText({ a: [1, null], b: "x" }) // => "{ a: [ 1, null ], b: 'x' }"
 */
export function valueText(value: unknown): string {
  // A short one stays on its line, as Node shows it.
  if (typeof value === "string" && value.includes("\n") && value.length > SHORT_TEXT)
    return shortened(linesOf(value), false, countLines(value));
  const copy = new StableCopy();
  const plain = copy.of(value);
  return shortened(withSizes(inspect(plain, OPTIONS)), copy.isCut);
}
