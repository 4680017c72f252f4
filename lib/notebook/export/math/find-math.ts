import { formulaEnds } from "./formula-ends.js";

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
/** What a formula of `\[ \]` begins with says whether it is one. */
const MAX_LOOKED_AT = 500;
const BEGIN = /\\begin\s*\{([A-Za-z]+\*?)\}/y;
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
  if (formulaEnds(source).close(close, from) >= limit) return -1;
  let depth = 0;
  let next = -1;
  let nested = 0;
  for (let at = from; at < limit; at += 1) {
    if (source.startsWith(close, at)) {
      if (depth <= 0) return at;
      if (next < 0) next = at;
      nested += 1;
      if (nested > MAX_NESTED) return next;
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
  return Math.min(source.length, at + MAX_INLINE, formulaEnds(source).blankLine(at));
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
  let depth = 0;
  for (const edge of formulaEnds(source).edges(name, at)) {
    depth += edge.isBegin ? 1 : -1;
    if (depth > MAX_NESTED || edge.at >= at + MAX_LENGTH) return undefined;
    if (depth === 0) return { tex: source.slice(at, edge.end), display: true, end: edge.end };
  }
  return undefined;
}

function brackets(source: string, at: number): FoundMath | undefined {
  const [open, close, display] = BRACKETS.find(([open]) => source.startsWith(open, at)) ?? [];
  if (open === undefined || close === undefined || display === undefined) return undefined;
  const ends = formulaEnds(source);
  const end = ends.close(close, at + open.length);
  const limit = at + (display ? MAX_LENGTH : MAX_INLINE) - close.length;
  if (end > limit || ends.blankLine(at) < end) return undefined;
  const tex = source.slice(at + open.length, end).trim();
  if (tex === "") return undefined;
  // `\[1\]` is how Markdown writes a bracket that makes no link.
  const start = tex.slice(0, MAX_LOOKED_AT);
  if (open === "\\[" && !IS_TEX.test(start) && !start.includes("\n")) return undefined;
  return { tex, display, end: end + close.length };
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
