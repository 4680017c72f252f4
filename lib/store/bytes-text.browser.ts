/** Shorter stretches of ASCII, which most cells are, are read in a third of a decoder's time. */
const MAX_SHORT = 24;

/**
 * What reads stretches of a file as text.
 * @returns from first and last byte, the last excluded, to the text in UTF-8
 */
export function textReader(bytes: Uint8Array): (start?: number, end?: number) => string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (start = 0, end = bytes.length) => {
    const stretch = bytes.subarray(start, end);
    if (stretch.length > MAX_SHORT || stretch.some((byte) => byte > 0x7f)) return decoder.decode(stretch);
    return String.fromCharCode(...stretch);
  };
}
