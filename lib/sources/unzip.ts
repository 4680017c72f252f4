import { crc32, inflateRawSync } from "node:zlib";
import { SourceError } from "./source-error.js";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The one file that a zip archive holds, by the archive's directory; a provider's zip holds one table.
 * @param options.maxBytes largest size unpacked: a small archive can hold gigabytes of zeros
 * @throws SourceError when the archive is cut short or damaged, holds no file or several, or unpacks to more than `maxBytes`
 */
export function unzip(
  archive: Uint8Array,
  { file, maxBytes = 100_000_000 }: { readonly file: string; readonly maxBytes?: number },
): Uint8Array {
  const opened = openArchive(archive, file);
  const { entries } = opened;
  if (entries.length !== 1) {
    throw new SourceError(
      `${file}: expected one file in the archive, found ${entries.map(({ name }) => name).join(", ") || "none"}`,
    );
  }
  return contentOf(entries[0] as Entry, opened, { file, maxBytes });
}

/**
 * Unpacks each file of a zip archive once, so that a reader without limits (of workbooks) meets no more than `maxBytes`.
 * @throws SourceError as `unzip` does; the archive may hold several files
 */
export function checkUnpackedSize(
  archive: Uint8Array,
  { file, maxBytes = 100_000_000 }: { readonly file: string; readonly maxBytes?: number },
): void {
  const opened = openArchive(archive, file);
  let total = 0;
  for (const entry of opened.entries) {
    total += contentOf(entry, opened, { file, maxBytes }).length;
    if (total > maxBytes) throw new SourceError(`${file}: unpacks to more than ${maxBytes} bytes`);
  }
}

interface Archive {
  readonly bytes: Buffer;
  /** Where the end of the directory starts. */
  readonly end: number;
  readonly entries: readonly Entry[];
  readonly damaged: (what: string) => SourceError;
}

function openArchive(archive: Uint8Array, file: string): Archive {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const damaged = (what: string) =>
    new SourceError(`${file}: expected a whole zip file, found one that ${what}`);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.length < end + 22 || bytes.readUInt32LE(end) !== END) throw damaged("ends too early");
  const entries = readDirectory(bytes, end, damaged).filter(({ name }) => !name.endsWith("/"));
  return { bytes, end, entries, damaged };
}

function contentOf(
  { method, start, packed, size, checksum }: Entry,
  { bytes, end, damaged }: Archive,
  { file, maxBytes }: { readonly file: string; readonly maxBytes: number },
): Uint8Array {
  if (size > maxBytes) throw new SourceError(`${file}: unpacks to more than ${maxBytes} bytes`);
  if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== LOCAL) throw damaged("lost its file");
  const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  if (body + packed > end) throw damaged("ends too early");
  const content = unpack(bytes.subarray(body, body + packed), { method, maxBytes, file, damaged });
  if (content.length !== size || crc32(content) !== checksum) throw damaged("fails its checksum");
  return content;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly start: number;
  readonly packed: number;
  readonly size: number;
  readonly checksum: number;
}

function readDirectory(bytes: Buffer, end: number, damaged: (what: string) => SourceError): Entry[] {
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw damaged("has a broken directory");
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      start: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(
  packed: Buffer,
  options: { method: number; maxBytes: number; file: string; damaged: (what: string) => SourceError },
): Buffer {
  const { method, maxBytes, file, damaged } = options;
  if (method === 0) return packed;
  if (method !== 8) throw new SourceError(`${file}: is packed by method ${method}; only deflate is known`);
  try {
    // The limit holds whatever size the directory claims.
    return inflateRawSync(packed, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new SourceError(`${file}: unpacks to more than ${maxBytes} bytes`);
    }
    throw damaged("cannot be unpacked");
  }
}
