import { escapeHtml } from "../notebook/show/escape-html.js";
import type { TextSpan } from "./text-span.js";

/** A stretch of a text that is marked. */
export interface Stretch extends TextSpan {
  /** The tag that opens it; its first piece has the id. */
  readonly open: (isFirst: boolean) => string;
  readonly close: string;
  /** What follows its end. */
  readonly after: string;
}

/**
 * A piece of a text as HTML with its marks, which may lie within or over each other.
 * @param stretches in the order of their starts, all of them within the piece
 * @param options.between what a tab is written as; default itself
 */
export function markedText(
  text: string,
  { start, end }: TextSpan,
  stretches: readonly Stretch[],
  { between = "\t" }: { readonly between?: string } = {},
): string {
  const tabs =
    between === "\t" ? [] : [...text.slice(start, end).matchAll(/\t/g)].map(({ index }) => start + index);
  const cuts = [
    ...new Set([
      start,
      ...stretches.flatMap((one) => [one.start, one.end]),
      ...tabs.flatMap((at) => [at, at + 1]),
      end,
    ]),
  ].sort((a, b) => a - b);
  const isTab = new Set(tabs);
  let next = 0;
  let open: Stretch[] = [];
  return cuts
    .slice(0, -1)
    .map((from, at) => {
      const to = cuts[at + 1] as number;
      for (; (stretches[next]?.start ?? end) <= from && next < stretches.length; next += 1)
        open.push(stretches[next] as Stretch);
      const inner = isTab.has(from) ? between : escapeHtml(text.slice(from, to));
      const tags = isTab.has(from) ? [] : open;
      const ended = open.filter((one) => one.end <= to);
      const html = [
        ...tags.map((one) => one.open(one.start === from)),
        inner,
        ...tags.toReversed().map(({ close }) => close),
        ...ended.map(({ after }) => after),
      ].join("");
      open = open.filter((one) => one.end > to);
      return html;
    })
    .join("");
}
