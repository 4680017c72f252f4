/** Names that Windows gives to devices, whatever follows the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Whether a value is the name of a file in a folder on every system: letters, digits, `_`, `-` and `.` of ASCII, 128 characters at most,
 * beginning with a letter, a digit or `_`, no dot at its end, and no device of Windows. Such a name leads nowhere else: it holds no
 * separator, drive, stream or escape.
 * @example isPlainName("days.csv") // => true
 * @example isPlainName("../days.csv") // => false
 */
export function isPlainName(name: unknown): name is string {
  return typeof name === "string" && /^\w(?:[\w.-]{0,126}[\w-])?$/.test(name) && !DEVICE.test(name);
}
