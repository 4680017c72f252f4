const SMALL = [
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"],
  ...["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS = [
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
  ...["eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"],
  ...["eighteenth", "nineteenth", "twentieth"],
];
/** Parts of a whole, by the word for one of them. */
const PARTS: Readonly<Record<string, number>> = {
  ...{ third: 3, quarter: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9 },
  ...{ tenth: 10, twentieth: 20, hundredth: 100 },
};
/** Words and letters for thousands and more. */
const MAGNITUDES: Readonly<Record<string, number>> = {
  ...{ hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  ...{ k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, b: 1e9, tn: 1e12, trn: 1e12, t: 1e12 },
};
const VALUES: Readonly<Record<string, number>> = Object.fromEntries([
  ...SMALL.map((word, i) => [word, i]),
  ...TENS.map((word, i) => [word, 20 + 10 * i]),
  ["dozen", 12],
]);

const WORD = `(?:${[...TENS, ...SMALL.toReversed(), "dozen"].join("|")})`;
const SCALE = "(?:hundred|thousand|million|billion|trillion)";

/** Source of a pattern for a number in words: "fifteen", "twenty-five", "a hundred and ten", "a dozen". */
export const NUMBER_WORDS = `(?:(?:an?\\s)?${SCALE}|a\\sdozen|${WORD})(?:(?:\\sand)?[\\s-](?:${WORD}|${SCALE})){0,7}`;
/** Source of a pattern for an ordinal: "third", "fourth", "11th", "2nd". */
export const ORDINAL = `(?:${ORDINALS.join("|")}|\\d{1,3}(?:st|nd|rd|th))`;
/** Source of a pattern for the word of a part: "third", "fifths", "half". */
export const PART = `(?:half|halves|(?:${Object.keys(PARTS).join("|")})s?)`;

/** How much the word or letter for a magnitude stands for, such as 1e9 for "billion" or "bn"; 1 for another word. */
export const magnitude = (word: string): number => MAGNITUDES[word.toLowerCase()] ?? 1;

/**
 * The value of a number in words that NUMBER_WORDS matches.
 * @example wordsToNumber("two hundred and fifteen thousand") // => 215000
 */
export function wordsToNumber(text: string): number {
  let total = 0;
  let group = 0;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    const scale = MAGNITUDES[word];
    if (scale === 100 || word === "dozen") group = (group || 1) * (scale ?? 12);
    else if (scale !== undefined) {
      total += (group || 1) * scale;
      group = 0;
    } else group += VALUES[word] ?? 0;
  }
  return total + group;
}

/** The value of an ordinal that ORDINAL matches. @example ordinalToNumber("fourth") // => 4 */
export function ordinalToNumber(text: string): number {
  const place = ORDINALS.indexOf(text.toLowerCase());
  return place < 0 ? Number.parseInt(text, 10) : place + 1;
}

/** Into how many parts the word of a part divides a whole. @example partsOfWhole("thirds") // => 3 */
export function partsOfWhole(text: string): number {
  const word = text.toLowerCase();
  return word.startsWith("hal") ? 2 : (PARTS[word.replace(/s$/, "")] ?? Number.NaN);
}
