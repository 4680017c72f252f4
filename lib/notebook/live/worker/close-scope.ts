/** What a cell may use besides the language: it computes, waits and turns texts into bytes. */
const BESIDES = (
  "AbortController AbortSignal DOMException Event EventTarget TextDecoder TextEncoder URL URLSearchParams atob btoa " +
  "clearInterval clearTimeout console performance queueMicrotask self setInterval setTimeout structuredClone"
).split(" ");

/** What ECMAScript itself has in its global scope. */
const LANGUAGE = (
  "AggregateError Array ArrayBuffer AsyncDisposableStack AsyncIterator Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date " +
  "DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array Int32Array " +
  "Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String " +
  "SuppressedError Symbol SyntaxError Temporal TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef " +
  "WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt undefined " +
  "unescape"
).split(" ");

const KEPT: ReadonlySet<PropertyKey> = new Set([...BESIDES, ...LANGUAGE]);

/**
 * Takes out of a worker's global scope, and of what it inherits from, all that is not on an allow-list: network, storage, other
 * workers, messages to the page. What cannot be removed is hidden behind undefined.
 * @returns names that are still there, besides those of the list; the prototypes' own constructors are none
 */
export function closeScope(scope: object = globalThis): readonly string[] {
  // Addresses are read, and none is made for a content.
  for (const name of ["createObjectURL", "revokeObjectURL"]) Reflect.deleteProperty(URL, name);
  const left: string[] = [];
  for (
    let at: object | null = scope;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  ) {
    for (const name of Reflect.ownKeys(at)) {
      if (KEPT.has(name) || typeof name === "symbol" || (name === "constructor" && at !== scope)) continue;
      // What every object that hears events has, such as a cell's own.
      if (at === globalThis.EventTarget?.prototype) continue;
      if (Reflect.deleteProperty(at, name)) continue;
      if (!Reflect.defineProperty(at, name, { value: undefined })) left.push(String(name));
    }
  }
  return left;
}
