import { type WasmMemory, wasmModule } from "../stats/simd/wasm-module.js";
import { CSV_LOOPS_WASM } from "./csv-loops-wasm.js";
import { POWERS } from "./powers-of-ten.js";

/** The functions of csv-loops.wat; places are in bytes of their memory. */
interface Exports {
  readonly memory: WasmMemory;
  scan(...places: number[]): void;
  odd(...places: number[]): number;
  decimals(...places: number[]): number;
  slots(...places: number[]): number;
}

const instance = wasmModule<Exports>(CSV_LOOPS_WASM);

/** Below, making the memory takes longer than the loops save. Above, the loops in TypeScript are soon compiled, and the file would be in memory twice. */
const [MIN_BYTES, MAX_BYTES] = [1 << 15, 1 << 24];
const PAGE = 1 << 16;

/** Where the loops got no further, so many cells or records go without them before they are asked again: a column or a file may be of such throughout. */
export const PAUSE = 64;

/** Some cells of a scanner's block: every `step`-th from one on. */
export interface SomeCells {
  readonly cell: number;
  readonly step: number;
  readonly count: number;
}

/** Slots of texts: where the text of each starts and ends in the file. */
export interface TextSlots {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The loops of csv-loops.wat, in a memory of their own that holds a file and what `CsvScanner` notes of a block of it. */
export interface CsvLoops {
  readonly file: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly firsts: Int32Array;
  readonly lines: Int32Array;
  /** Position, cell, record and line, before {@link scan} and after. */
  readonly state: Int32Array;
  /** What {@link decimals} has read. */
  readonly numbers: Float64Array;
  /** What {@link find} has found. */
  readonly found: Int32Array;
  /** Slots of a column of texts, all empty; there are as many columns and slots as were announced. */
  textSlots(): TextSlots;
  /** Goes on to the end of the block, or to a record with a quoted cell. */
  scan(): void;
  /** The first record from one on that has not so many cells, or the number of records. */
  odd(from: number, records: number, width: number): number;
  /** Reads plain decimals, up to a cell that is none or out of the range; returns their count. */
  decimals(
    cells: SomeCells,
    range: { readonly minimum: number; readonly maximum: number; readonly whole: boolean },
  ): number;
  /** Finds the slots of texts, up to one that has none; returns their count. */
  find(cells: SomeCells, texts: TextSlots, slot: number): number;
}

/**
 * The loops for a file, for which they are worth it and which they can run.
 * @param options.block cells of a block; its last record may go on for as many again
 * @param options.texts columns of texts, and the slots of each
 */
export function csvLoops(
  bytes: Uint8Array,
  {
    block,
    texts,
  }: { readonly block: number; readonly texts: { readonly columns: number; readonly slots: number } },
): CsvLoops | undefined {
  if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) return undefined;
  const loops = instance();
  if (loops === null) return undefined;
  let size = 0;
  const take = (length: number) => {
    const place = size;
    size = Math.ceil((size + length) / 8) * 8;
    return place;
  };
  // A zero follows the file.
  take(bytes.length + 1);
  const [powers, numbers] = [take(8 * POWERS.length), take(8 * block)];
  const [starts, ends] = [take(8 * block), take(8 * block)];
  const [firsts, lines, state] = [take(4 * (block + 1)), take(4 * block), take(16)];
  let nextSlots = take(8 * texts.columns * texts.slots);
  try {
    loops.memory.grow(Math.ceil(size / PAGE));
  } catch {
    return undefined;
  }
  const { buffer } = loops.memory;
  const file = new Uint8Array(buffer, 0, bytes.length);
  file.set(bytes);
  new Float64Array(buffer, powers).set(POWERS);
  const found = new Int32Array(buffer, numbers, block);
  const at = ({ cell, step, count }: SomeCells) =>
    [starts + 4 * cell, ends + 4 * cell, 4 * step, count, numbers] as const;
  return {
    file,
    starts: new Int32Array(buffer, starts, 2 * block),
    ends: new Int32Array(buffer, ends, 2 * block),
    firsts: new Int32Array(buffer, firsts, block + 1),
    lines: new Int32Array(buffer, lines, block),
    state: new Int32Array(buffer, state, 4),
    numbers: new Float64Array(buffer, numbers, block),
    found,
    textSlots() {
      const place = nextSlots;
      nextSlots += 8 * texts.slots;
      return {
        starts: new Int32Array(buffer, place, texts.slots),
        ends: new Int32Array(buffer, place + 4 * texts.slots, texts.slots),
      };
    },
    scan: () => loops.scan(bytes.length, state, starts, ends, firsts, lines, block, 2 * block),
    odd: (from, records, width) => loops.odd(firsts, from, records, width),
    decimals: (cells, { minimum, maximum, whole }) =>
      loops.decimals(...at(cells), powers, minimum, maximum, Number(whole)),
    find: (cells, known, slot) =>
      loops.slots(
        ...at(cells),
        known.starts.byteOffset,
        known.ends.byteOffset,
        known.starts.length - 1,
        slot,
      ),
  };
}
