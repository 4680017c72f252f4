/** The UTF-16 offset of a place that Jupyter's protocol counts in characters, of which an emoji is one. */
export function fromCharacters(text: string, characters: number): number {
  let at = 0;
  for (let left = characters; left > 0 && at < text.length; left -= 1)
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  return at;
}

/** The place of a UTF-16 offset in characters. */
export function toCharacters(text: string, offset: number): number {
  return [...text.slice(0, offset)].length;
}

/** What takes two columns where letters have one width: emoji, and the scripts of East Asia. */
const WIDE =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}])/u;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many columns a text takes where letters have one width. */
export function columns(text: string): number {
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
}
