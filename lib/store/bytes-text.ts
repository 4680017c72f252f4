/**
 * What reads stretches of a file as text.
 * @returns from first and last byte, the last excluded, to the text in UTF-8
 */
export function textReader(bytes: Uint8Array): (start?: number, end?: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (start, end) => buffer.toString("utf8", start, end);
}
