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
