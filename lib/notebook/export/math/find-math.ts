/** A formula in a text. */
export interface FoundMath {
  /** Without its delimiters; an environment with its `\begin` and `\end`. */
  readonly tex: string;
  readonly display: boolean;
  /** The position after the formula. */
  readonly end: number;
}

/** No formula is longer, and none within a line; it bounds what one that is never closed costs. */
const MAX_LENGTH = 20_000;
const MAX_INLINE = 2000;
const MAX_NESTED = 20;
const BEGIN = /\\begin\s*\{([A-Za-z]+\*?)\}/y;
const BLANK_LINE = /\n[ \t]*\n/;
/** What makes a formula of `$ x_t $`, which prices such as `$ 5 or A$ 6` have not. */
const IS_TEX = /\\[a-zA-Z]|[\^_=]|^\s*[A-Za-z]\s*$/;

/** Words after a number, as in `$6, or US$`: a price. */
const IS_PRICE = /^\d[^\\^_=]*$/;

/** Delimiters with a backslash, longest first: Markdown leaves one of two. Each with what ends it. */
const BRACKETS = [
  ["\\\\[", "\\\\]", true],
  ["\\\\(", "\\\\)", false],
  ["\\[", "\\]", true],
  ["\\(", "\\)", false],
] as const;

/**
 * Where `close` stands next outside of braces; where braces do not match, where it stands next at all; -1 where it does not.
 * A backslash hides the character after it, and no formula goes beyond `end`.
 */
function closing(source: string, from: number, close: string, end: number): number {
  const limit = Math.min(end, from + MAX_LENGTH);
  let depth = 0;
  let next = -1;
  for (let at = from; at < limit; at += 1) {
    if (source.startsWith(close, at)) {
      if (depth <= 0) return at;
      if (next < 0) next = at;
    }
    const character = source[at];
    if (character === "\\") at += 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
  }
  return next;
}

/** The end of the paragraph that a position lies in. */
function paragraphEnd(source: string, at: number): number {
  const near = source.slice(at, at + MAX_INLINE);
  const blank = near.search(BLANK_LINE);
  return at + (blank < 0 ? near.length : blank);
}

function dollars(source: string, at: number): FoundMath | undefined {
  const display = source.startsWith("$$", at);
  const width = display ? 2 : 1;
  const limit = display ? source.length : paragraphEnd(source, at);
  const end = closing(source, at + width, display ? "$$" : "$", limit);
  if (end < 0) return undefined;
  const tex = source.slice(at + width, end);
  if (tex.trim() === "") return undefined;
  if (display) return { tex: tex.trim(), display, end: end + width };
  // Code ends what could have been a formula.
  if (!display && (tex.includes("`") || (IS_PRICE.test(tex) && /\s/.test(tex) && /[a-z]{2}/i.test(tex))))
    return undefined;
  // As pandoc reads it, so that prices stay prices: no digit after the last dollar, and no blank inside of either, unless
  // there is one inside of both around what can only be a formula.
  const [before, after] = [/^\s/.test(tex), /\s$/.test(tex)];
  const isMath = before === after && (!before || IS_TEX.test(tex)) && !/\d/.test(source[end + 1] ?? "");
  return isMath ? { tex: tex.trim(), display, end: end + width } : undefined;
}

function environment(source: string, at: number): FoundMath | undefined {
  BEGIN.lastIndex = at;
  const name = BEGIN.exec(source)?.[1];
  if (name === undefined) return undefined;
  const edges = new RegExp(`\\\\(begin|end)\\s*\\{${name.replace("*", "\\*")}\\}`, "g");
  edges.lastIndex = at;
  let depth = 0;
  for (let edge = edges.exec(source); edge && edge.index < at + MAX_LENGTH; edge = edges.exec(source)) {
    depth += edge[1] === "begin" ? 1 : -1;
    if (depth > MAX_NESTED) return undefined;
    if (depth === 0) return { tex: source.slice(at, edges.lastIndex), display: true, end: edges.lastIndex };
  }
  return undefined;
}

function brackets(source: string, at: number): FoundMath | undefined {
  const [open, close, display] = BRACKETS.find(([open]) => source.startsWith(open, at)) ?? [];
  if (open === undefined || close === undefined || display === undefined) return undefined;
  const end = source.slice(at, at + (display ? MAX_LENGTH : MAX_INLINE)).indexOf(close, open.length);
  const tex = end < 0 ? "" : source.slice(at + open.length, at + end).trim();
  if (tex === "" || BLANK_LINE.test(tex)) return undefined;
  // `\[1\]` is how Markdown writes a bracket that makes no link.
  if (open === "\\[" && !IS_TEX.test(tex) && !tex.includes("\n")) return undefined;
  return { tex, display, end: at + end + close.length };
}

/**
 * The formula that begins at a position of a text, as Jupyter finds it: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, or an environment
 * without dollars. Undefined when none begins there.
 * @example mathAt("$x$ is", 0) // => { tex: "x", display: false, end: 3 }
 */
export function mathAt(source: string, at: number): FoundMath | undefined {
  if (source[at] === "$") return dollars(source, at);
  if (source[at] !== "\\") return undefined;
  return environment(source, at) ?? brackets(source, at);
}
