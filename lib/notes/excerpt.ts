import type { TextSpan } from "./text-span.js";

/** What stands around a piece of a text, each on one line. */
export interface Excerpt {
  readonly before: string;
  readonly piece: string;
  readonly after: string;
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ");

/**
 * A piece of a text with the whole words before and after it, "… " where more stands there.
 * @param width characters on each side, at most
 * @example excerpt("Gold rose by 7% in July.", { start: 13, end: 15 }, 6) // => { before: "… by ", piece: "7%", after: " in …" }
 */
export function excerpt(text: string, { start, end }: TextSpan, width: number): Excerpt {
  const [from, to] = [Math.max(0, start - width), Math.min(text.length, end + width)];
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: onOneLine(from === 0 ? before : before.replace(/^\S*\s*/, "… ")),
    piece: onOneLine(text.slice(start, end)),
    after: onOneLine(to === text.length ? after : after.replace(/\s*\S*$/, " …")),
  };
}
