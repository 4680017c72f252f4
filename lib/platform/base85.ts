/** The first of 85 characters in a row; "<", which markup begins with, gives way to the one behind the last. */
const FIRST = 35;
const [MARKUP, INSTEAD] = ["<", "x"];

/**
 * Bytes in base 85, a text for an element of HTML that holds one: four bytes are five characters, where base64 takes five and a third. The text
 * ends with as many characters for the last bytes as tell them.
 * @example toBase85(new Uint8Array([0, 0, 0, 1])) // => "####$"
 */
export function toBase85(bytes: Uint8Array): string {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  whole.set(bytes);
  const view = new DataView(whole.buffer);
  const characters = new Uint8Array((whole.length / 4) * 5);
  for (let at = 0; at < whole.length; at += 4) {
    let word = view.getUint32(at);
    for (let place = 4; place >= 0; place -= 1) {
      characters[(at / 4) * 5 + place] = FIRST + (word % 85);
      word = Math.floor(word / 85);
    }
  }
  const text = new TextDecoder("latin1").decode(characters).replaceAll(MARKUP, INSTEAD);
  return text.slice(0, text.length - (whole.length - bytes.length));
}
