import { literalPattern } from "../../../platform/literal-pattern.js";
import type { Content } from "./request.js";

/** A cell in the history: the session's number, which is 0 as there is one; the cell's number; its source, with its result if asked for. */
type Entry = readonly [session: number, line: number, input: string | readonly [string, string | null]];

interface RunCell {
  readonly line: number;
  readonly input: string;
  result: string | null;
}

const SESSION = 0;

/** A pattern of a history search: `*` stands for any text, `?` for one character. */
function globPattern(pattern: string): RegExp {
  const source = literalPattern(pattern).replaceAll("\\*", ".*").replaceAll("\\?", ".");
  return new RegExp(`^${source}$`, "su");
}

/** The cells that this kernel has run, as front ends ask for them. Nothing is written to disk: another kernel's cells are not in it. */
export class InputHistory {
  #cells: RunCell[] = [];

  add(line: number, input: string): void {
    this.#cells.push({ line, input, result: null });
  }

  /** Notes the text of the result of the cell of a number. */
  noteResult(line: number, text: unknown): void {
    const cell = this.#cells.findLast((one) => one.line === line);
    if (cell && typeof text === "string") cell.result = text;
  }

  clear(): void {
    this.#cells = [];
  }

  /** The cells that a `history_request` asks for, oldest first: the last `n`, a range of numbers, or what matches a pattern. */
  answer(content: Content): readonly Entry[] {
    return this.#asked(content).map(({ line, input, result }) => [
      SESSION,
      line,
      content.output === true ? [input, result] : input,
    ]);
  }

  #asked({ hist_access_type, n, pattern, unique, session, start, stop }: Content): readonly RunCell[] {
    const last = (cells: readonly RunCell[]) =>
      typeof n === "number" ? cells.slice(-n || cells.length) : cells;
    if (hist_access_type === "tail") return last(this.#cells);
    if (hist_access_type === "range") {
      const [from, to] = [Number(start ?? 1), typeof stop === "number" ? stop : Number.POSITIVE_INFINITY];
      return Number(session ?? SESSION) === SESSION
        ? this.#cells.filter(({ line }) => line >= from && line < to)
        : [];
    }
    if (hist_access_type !== "search") return [];
    const matches = globPattern(String(pattern ?? "*"));
    const found = this.#cells.filter(({ input }) => matches.test(input));
    const latest = new Map(found.map((cell) => [cell.input, cell]));
    return last(unique === true ? found.filter((cell) => latest.get(cell.input) === cell) : found);
  }
}
