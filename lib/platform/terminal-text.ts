/** Sequences that move, colour and erase: CSI, in seven bits and in eight. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is sought
const CSI = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g;
/** Strings that set titles, links and more, with their ends: OSC, DCS, SOS, PM, APC. One without an end hides no text. */
const STRING_START = String.raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])`;
const STRING_END = String.raw`(?:\u0007|\u001b\\|\u009c)`;
const STRINGS = new RegExp(String.raw`${STRING_START}[^\u0007\n\u001b\u0080-\u009f]*${STRING_END}`, "g");
/** Characters that a terminal obeys instead of showing them, and those that turn the order of what stands around them. */
const CONTROL = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text as it may be printed: without sequences and characters that a terminal obeys, and without those that turn the direction
 * of text. Lines and tabs stay; a carriage return, which lets what follows overwrite what stands there, is a blank.
 * @example terminalText("a\u001b[31mb\u001b]0;title\u0007\u202ec") // => "abc"
 */
export function terminalText(text: string): string {
  return text
    .replace(CSI, "")
    .replace(STRINGS, "")
    .replace(/\r\n/g, "\n")
    .replace(/\r/g, " ")
    .replace(CONTROL, "");
}

/**
 * {@link terminalText} as one line, for a name or a cell of a table: line ends are blanks, so that nothing forges a line.
 * @example terminalLine("a.ipynb\nok") // => "a.ipynb ok"
 */
export function terminalLine(text: string): string {
  return terminalText(text).replace(/\n+/g, " ");
}
