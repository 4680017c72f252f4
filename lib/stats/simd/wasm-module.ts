// The types of ECMAScript know neither.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};
declare const atob: (text: string) => string;

/** The memory that a module exports. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** @throws RangeError when there is no room for so many pages more, of 64 kB each */
  grow(pages: number): number;
}

/**
 * What makes instances of a WebAssembly module that imports nothing. It is compiled at the first call.
 * @param base64 the module
 * @returns what gives the exports of a new instance; null without WebAssembly or what the module needs of it, and where a page's policy forbids to compile
 * @example wasmModule("AGFzbQEAAAA=")() // => {}
 */
export function wasmModule<Exports extends object>(base64: string): () => Exports | null {
  let compiled: object | undefined;
  return () => {
    try {
      compiled ??= compile(base64);
      return new WebAssembly.Instance(compiled).exports as Exports;
    } catch {
      return null;
    }
  };
}

function compile(base64: string): object {
  // A module's memory has the lower byte first, whatever the processor has.
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) throw new Error("upper byte first");
  return new WebAssembly.Module(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}
