/**
 * A moment to the minute, as its reader's clock shows it.
 * @example clockText(new Date(2024, 6, 24, 9, 5)) // => "2024-07-24 09:05"
 */
export function clockText(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
