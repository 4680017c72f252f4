import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import type { Dispatcher } from "undici";
import { SourceError } from "./source-error.js";

/** What is asked for. undici's `fetch` would take a packed body that was cut short for a whole one; zlib itself does not. */
export const ACCEPT_ENCODING = "gzip, br";
const DECODERS = new Map([
  ["gzip", () => createGunzip()],
  ["x-gzip", () => createGunzip()],
  ["br", () => createBrotliDecompress()],
]);

/** The text of an answer's header; null where it has none. */
export function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : String(value);
}

/** Leaves an answer's body unread. */
export function discard({ body }: Dispatcher.ResponseData): void {
  body.on("error", () => undefined).destroy();
}

/**
 * An answer's body, unpacked.
 * @param options.onBytes called with the bytes so far, and the size where it is known
 * @throws SourceError when it is longer than `maxBytes` or packed in another way than was asked for; the error of a body that is not whole
 */
export async function readBody(
  response: Dispatcher.ResponseData,
  {
    maxBytes,
    onBytes,
  }: {
    readonly maxBytes: number;
    readonly onBytes?: (received: number, total: number | undefined) => void;
  },
): Promise<Uint8Array> {
  const encoding = encodingOf(response);
  const length = headerOf(response, "content-length");
  const total = length === null || encoding !== "identity" ? undefined : Number(length);
  const tooLong = () => new SourceError(`is longer than ${maxBytes} bytes; not read`);
  if (total !== undefined && total > maxBytes) {
    discard(response);
    throw tooLong();
  }
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of unpacked(response, encoding)) {
    chunks.push(chunk as Uint8Array);
    received += (chunk as Uint8Array).length;
    if (received > maxBytes) throw tooLong();
    onBytes?.(received, total);
  }
  return Buffer.concat(chunks);
}

/**
 * The first bytes of an answer's body, unpacked, whatever becomes of the rest: it may be endless, slow, cut short or wrongly packed.
 * @param options.ms longest time to read
 */
export async function readStart(
  response: Dispatcher.ResponseData,
  { maxBytes, ms }: { readonly maxBytes: number; readonly ms: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  const timer = setTimeout(() => discard(response), ms);
  try {
    for await (const chunk of unpacked(response, encodingOf(response))) {
      chunks.push(chunk as Uint8Array);
      received += (chunk as Uint8Array).length;
      if (received >= maxBytes) break;
    }
  } catch {
    // What came until then is what there is.
  } finally {
    clearTimeout(timer);
    discard(response);
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

const encodingOf = (response: Dispatcher.ResponseData) =>
  headerOf(response, "content-encoding")?.toLowerCase() ?? "identity";

function unpacked(response: Dispatcher.ResponseData, encoding: string): Readable {
  if (encoding === "identity") return response.body;
  const decoder = DECODERS.get(encoding)?.();
  // The reader of the decoder is told of what goes wrong.
  if (decoder !== undefined) return pipeline(response.body, decoder, () => undefined);
  discard(response);
  throw new SourceError(`is packed as ${JSON.stringify(encoding)}, which was not asked for`);
}
