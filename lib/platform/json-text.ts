/** Characters that JSON may hold as they are, and a terminal obeys or turns text by. */
const CONTROL = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A value as JSON to print, two blanks a level: whatever a terminal would obey is written as its number, so that nothing is lost.
 * @example jsonText("a\u202e") // => "\"a\\u202e\""
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    CONTROL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
