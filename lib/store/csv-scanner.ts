import { textReader } from "./bytes-text.js";
import { type CsvLoops, PAUSE } from "./csv-loops.js";

const [QUOTE, COMMA, LF, CR] = [0x22, 0x2c, 0x0a, 0x0d];
/** Cells after which a block ends, with the record that it is in: a block and its bytes stay within the processor's cache. */
export const CELLS_A_BLOCK = 1 << 14;

/**
 * The one reader of CSV (RFC 4180) here: finds the cells of a file's records, a block of records at a time, without making a string or an
 * array of any. Quoted cells may hold commas, doubled quotes and line ends; a byte-order mark, CRLF and a missing last line end are accepted;
 * blank lines are skipped.
 */
export class CsvScanner {
  /** Records of the block. */
  records = 0;
  /** Line of the file, from 1, at which each record starts. */
  readonly lines: Int32Array;
  /** Where each cell's text starts and ends in the bytes; it ends at -1 where only `text` can tell it. */
  starts: Int32Array;
  ends: Int32Array;
  readonly bytes: Uint8Array;
  /** What scans the bytes, and reads the cells of which the scanner notes where they are. */
  loops: CsvLoops | undefined;
  /** Number of each record's first cell in the block; one entry more than records. */
  readonly #firsts: Int32Array;
  readonly #slice: (start: number, end: number) => string;
  /** Cells that are not one stretch of the bytes: doubled quotes, or text behind the closing quote. */
  readonly #texts = new Map<number, string>();
  #position: number;
  #line = 1;

  /**
   * @param options.slice text of a stretch of the bytes
   * @param options.loops for these bytes
   */
  constructor(
    bytes: Uint8Array,
    {
      slice = textReader(bytes),
      loops,
    }: {
      readonly slice?: ((start: number, end: number) => string) | undefined;
      readonly loops?: CsvLoops | undefined;
    } = {},
  ) {
    this.bytes = loops?.file ?? bytes;
    this.loops = loops;
    this.lines = loops?.lines ?? new Int32Array(CELLS_A_BLOCK);
    this.starts = loops?.starts ?? new Int32Array(2 * CELLS_A_BLOCK);
    this.ends = loops?.ends ?? new Int32Array(2 * CELLS_A_BLOCK);
    this.#firsts = loops?.firsts ?? new Int32Array(CELLS_A_BLOCK + 1);
    this.#slice = slice;
    this.#position = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /**
   * Goes on to the next block; false behind the last.
   * @throws SyntaxError when a quote is never closed, with the line at which it opened.
   */
  next(): boolean {
    const { bytes, lines } = this;
    const firsts = this.#firsts;
    let cell = 0;
    let record = 0;
    let position = this.#position;
    this.#texts.clear();
    let asked = 0;
    while (position < bytes.length && cell < CELLS_A_BLOCK) {
      if (this.loops && record >= asked) {
        const { state } = this.loops;
        state[0] = position;
        state[1] = cell;
        state[2] = record;
        state[3] = this.#line;
        this.loops.scan();
        asked = state[2] === record ? record + PAUSE : 0;
        position = state[0] as number;
        cell = state[1] as number;
        record = state[2] as number;
        this.#line = state[3] as number;
        if (position >= bytes.length || cell >= CELLS_A_BLOCK) break;
      }
      const first = cell;
      const start = position;
      lines[record] = this.#line;
      for (let more = true; more; position += 1) {
        if (cell === this.starts.length) this.#grow();
        position = bytes[position] === QUOTE ? this.#quoted(position, cell) : this.#plain(position, cell);
        more = position < bytes.length && bytes[position] === COMMA;
        cell += 1;
      }
      this.#line += 1;
      // A blank line is no record.
      if (cell === first + 1 && this.ends[first] === start) cell = first;
      else record += 1;
      firsts[record] = cell;
    }
    this.records = record;
    this.#position = position;
    return record > 0;
  }

  /** Cells of a record of the block, as text. */
  cells(record: number): string[] {
    const cells: string[] = [];
    const end = this.#firsts[record + 1] as number;
    for (let cell = this.#firsts[record] as number; cell < end; cell += 1) cells.push(this.text(cell));
    return cells;
  }

  /** The first record of the block from one on that has not so many cells, or the number of records. */
  oddRecord(from: number, width: number): number {
    if (this.loops) return this.loops.odd(from, this.records, width);
    let record = from;
    while (record < this.records && this.cellCount(record) === width) record += 1;
    return record;
  }

  cellCount(record: number): number {
    return (this.#firsts[record + 1] as number) - (this.#firsts[record] as number);
  }

  /** Text of a cell of the block, by its number. */
  text(cell: number): string {
    return this.#texts.get(cell) ?? this.#slice(this.starts[cell] as number, this.ends[cell] as number);
  }

  /** Notes a cell that starts without a quote; returns the place of the comma or line end behind it. */
  #plain(start: number, cell: number): number {
    const { bytes } = this;
    const size = bytes.length;
    let position = start;
    for (; position < size; position += 1) {
      const byte = bytes[position] as number;
      // Most bytes of numbers, days and words are greater than either.
      if (byte <= COMMA && (byte === COMMA || byte === LF)) break;
    }
    this.starts[cell] = start;
    this.ends[cell] = this.#withoutCr(start, position);
    return position;
  }

  /** The same for a cell that starts with a quote. */
  #quoted(start: number, cell: number): number {
    const { bytes } = this;
    const opened = this.#line;
    let doubled = false;
    let close = start + 1;
    for (; bytes[close] !== QUOTE || bytes[close + 1] === QUOTE; close += 1) {
      if (close >= bytes.length) throw new SyntaxError(`the quote opened on line ${opened} is never closed`);
      if (bytes[close] === LF) this.#line += 1;
      if (bytes[close] !== QUOTE) continue;
      doubled = true;
      close += 1;
    }
    const position = this.#plain(close + 1, cell);
    const rest = this.ends[cell] as number;
    this.starts[cell] = start + 1;
    this.ends[cell] = close;
    if (doubled || rest > close + 1) {
      this.ends[cell] = -1;
      const inside = this.#slice(start + 1, close).replaceAll('""', '"');
      this.#texts.set(cell, inside + this.#slice(close + 1, rest));
    }
    return position;
  }

  /** The end of a cell without the carriage return of a CRLF behind it. */
  #withoutCr(start: number, end: number): number {
    const { bytes } = this;
    return bytes[end] !== COMMA && end > start && bytes[end - 1] === CR ? end - 1 : end;
  }

  #grow(): void {
    // The loops know of no other places.
    this.loops = undefined;
    for (const name of ["starts", "ends"] as const) {
      const longer = new Int32Array(2 * this[name].length);
      longer.set(this[name]);
      this[name] = longer;
    }
  }
}
