/** Names of the months in order. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Names in a row: "a, b and c". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/**
 * A decimal as a percentage with a proper minus sign, and none before zero.
 * @example percentText(-0.0367, 1) // => "−3.7%"
 */
export function percentText(value: number, digits: number): string {
  const text = (100 * value).toFixed(digits).replace("-", "\u2212");
  return `${/[1-9]/.test(text) ? text : text.replace("\u2212", "")}%`;
}

/**
 * A difference of two decimals as points with a proper minus sign, and none before zero.
 * @example pointsText(-0.0367) // => "−3.7 points"
 */
export function pointsText(value: number): string {
  return `${percentText(value, 1).slice(0, -1)} points`;
}

/**
 * A whole number with commas and a proper minus sign.
 * @example wholeText(-1234) // => "−1,234"
 */
export function wholeText(value: number): string {
  return Math.round(value).toLocaleString("en-US").replace("-", "\u2212");
}

const ENDINGS = ["th", "st", "nd", "rd"];

/**
 * A place in a ranking.
 * @example ordinalText(3) // => "3rd"
 */
export function ordinalText(place: number): string {
  const tens = place % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (ENDINGS[place % 10] ?? "th");
  return `${wholeText(place)}${ending}`;
}

/**
 * A place from the top, to stand before the noun.
 * @example placeText(1, "largest") // => "largest"
 */
export const placeText = (place: number, most: string): string =>
  place === 1 ? most : `${ordinalText(place)}-${most}`;

/**
 * How many of a number: "all 3", "none of 3", "2 of 3".
 */
export function shareText(some: number, all: number): string {
  if (some === all) return all === 2 ? "both" : `all ${wholeText(all)}`;
  return some === 0 ? `none of ${wholeText(all)}` : `${wholeText(some)} of ${wholeText(all)}`;
}

/**
 * A day or a month in words.
 * @example dayText("2024-07-24") // => "24 July 2024"
 */
export function dayText(period: string, { year = true }: { readonly year?: boolean } = {}): string {
  const name = MONTHS[Number(period.slice(5, 7)) - 1];
  return [
    ...(period.length === 10 ? [Number(period.slice(8))] : []),
    name,
    ...(year ? [period.slice(0, 4)] : []),
  ].join(" ");
}

/**
 * From one close to another, month and year once where they are one; a month stands for its last close.
 * @example spanText("2024-07-10", "2024-07-24") // => "10 to 24 July 2024"
 */
export function spanText(
  from: string,
  to: string,
  { year = true }: { readonly year?: boolean } = {},
): string {
  const end = dayText(to, { year });
  if (from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7)) {
    return `${Number(from.slice(8))} to ${end}`;
  }
  const close = (period: string, text: string) => (period.length === 7 ? `the end of ${text}` : text);
  const start = dayText(from, { year: year && from.slice(0, 4) !== to.slice(0, 4) });
  return `${close(from, start)} to ${close(to, end)}`;
}
