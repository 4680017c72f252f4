import { LOOPS_WASM } from "./loops-wasm.js";
import { type WasmMemory, wasmModule } from "./wasm-module.js";

/** The functions of loops.wat; positions are in bytes of their memory. */
interface Exports {
  readonly memory: WasmMemory;
  fold(r: number, width: number, count: number, columns: number, stride: number, n: number): void;
  addGram(sums: number, width: number, count: number, columns: number, stride: number, n: number): void;
  sumFrom(x: number, n: number, origin: number): number;
  squaresFrom(x: number, n: number, mean: number): number;
  addStandardised(sums: number, x: number, stride: number, n: number, moments: number): void;
  powerGaps(first: number, second: number, n: number, table: number, factors: number): number;
}

/** Inner loops on two lanes of doubles, and the memory that they work on. */
export interface Loops extends Omit<Exports, "memory"> {
  /** Whoever asks for the loops may write all of it, and finds in it what was left by others. */
  readonly room: Float64Array;
}

const instance = wasmModule<Exports>(LOOPS_WASM);
let loops: Loops | null | undefined;

/**
 * The loops of loops.wat, compiled when first asked for. Each gives the bits of its counterpart in TypeScript, which stays for where these are not:
 * without WebAssembly or its vectors of 128 bits, where a page's policy forbids to compile, and for work that does not fit into their memory.
 * @param doubles how much room the work takes
 * @example simdLoops(1e9) // => null
 */
export function simdLoops(doubles: number): Loops | null {
  if (loops === undefined) {
    const exports = instance();
    loops = exports && { ...exports, room: new Float64Array(exports.memory.buffer) };
  }
  return loops !== null && doubles <= loops.room.length ? loops : null;
}
