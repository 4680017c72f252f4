/**
 * Lines under a title, as a report prints them; "" without lines.
 * @example textBlock("unchanged", ["index-daily"]) // => "unchanged:\n  index-daily"
 */
export function textBlock(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
