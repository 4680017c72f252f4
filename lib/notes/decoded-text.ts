import { decodeText } from "../sources/text.js";

/** The share of zeros among the bytes of one parity from which a text is UTF-16. */
const UTF16_SHARE = 0.4;
/** Enough to know an encoding by. */
const SAMPLE = 4096;

/** The parity of the zeros where nearly every other byte is one, as in UTF-16 of Latin letters without a byte-order mark. */
function zerosAt(bytes: Uint8Array): 0 | 1 | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros.map((count) => count / (sample.length / 2));
  if (odd > UTF16_SHARE && even < odd / 10) return 1;
  return even > UTF16_SHARE && odd < even / 10 ? 0 : undefined;
}

/** The encoding that a page of HTML names in its head; undefined where it names none that is known. */
function declaredDecoder(bytes: Uint8Array): TextDecoder | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, SAMPLE));
  const [, label] = /<meta[^>]*\bcharset\s*=\s*["']?([\w:.-]+)/i.exec(head) ?? [];
  try {
    return label === undefined ? undefined : new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What Windows-1252 has at 128 to 159, where Latin-1 has nothing to show. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A text of one byte a character. Node 20 reads Windows-1252 as if it were Latin-1. */
const byBytes = (bytes: Uint8Array) =>
  (declaredDecoder(bytes) ?? new TextDecoder("windows-1252"))
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS[character.charCodeAt(0) - 0x80] as string);

function decoded(bytes: Uint8Array): string {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (hasMark) return decodeText(bytes);
  const zeros = zerosAt(bytes);
  if (zeros !== undefined) return new TextDecoder(zeros === 1 ? "utf-16le" : "utf-16be").decode(bytes);
  return isUtf8(bytes) ? decodeText(bytes) : byBytes(bytes);
}

/**
 * The text of a file: UTF-8 or UTF-16, with a byte-order mark or without; else the encoding that HTML declares, else Windows-1252.
 * Ends of lines become `\n`.
 * @returns undefined where the bytes are no text
 */
export function decodedText(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes)
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n");
  return isText(text) ? text : undefined;
}

/** Whether there are no more characters that steer a device than a text can hold by accident. */
function isText(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const odd = sample.match(/(?!\s)\p{Cc}|\ufffd/gu)?.length ?? 0;
  return !text.includes("\0") && odd <= sample.length / 100;
}
