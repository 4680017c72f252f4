import type { NoteText } from "./note.js";

/** A word or a figure of a text. */
export interface Token {
  /** As it is compared: in lower case, a figure with its sign and `%`, "percent" as `%`, "fourth" as "4th". */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sentence that it stands in, by its number. */
  readonly sentence: number;
  /** How else it is compared: without a footnote's mark, or joined with what a hyphen at the end of its line has cut off. */
  readonly also: readonly { readonly text: string; readonly end: number }[];
  /** Of a figure its unit, "" for a bare number; undefined for a word. */
  readonly unit?: string;
}

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ENDINGS = ["st", "nd", "rd"];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const CURRENCY = "[$\u20ac\u00a3\u00a5\u20b9]";
const SIGN = `(?:(?:(?<![\\p{L}\\p{N}%.,])[-\u2212\u2013]|\\b(?:minus|negative)\\s)(?=${CURRENCY}?\\p{Nd}))?`;
/**
 * A number with its point, its separators of thousands or its fraction, so that no part of it is taken for it. It may be broken after its
 * point at the end of a line.
 */
const NUMBER =
  "(?:(?<!\\p{N})\\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f'\u2019]\\p{Nd}{3}(?!\\p{Nd}))+|(?:(?<![\\p{L}\\p{N}.])\\.)?\\p{Nd}+)" +
  "(?:[.,\u00b7/\u2044]\\p{Nd}+|(?<=(?<!\\p{Nd})\\p{Nd}{1,2})\\.\\n(?=\\p{Nd}{1,2}\\s?%)\\p{Nd}+)*";
/** Of "3% points" the unit is another. */
const PERCENT =
  "\\s{0,2}-?\\s{0,2}(?:[%\uff05\u066a]|(?:percent|per[\\s-]{1,2}cent|pct)(?![\\p{L}\\p{N}]))(?![\\s-]?points?(?![\\p{L}\\p{N}]))";
const WORD = "[\\p{L}\\p{M}\\p{N}]+(?:\u00ad\\s{0,2}[\\p{L}\\p{M}\\p{N}]+)*";
const TOKEN = new RegExp(
  `(?<ordinal>\\p{Nd}+(?:st|nd|rd|th)(?![\\p{L}\\p{N}]))|(?<figure>${SIGN}${CURRENCY}?${NUMBER}(?![\\p{L}\\p{N}]|[.,\u00b7/\u2044]\\p{Nd}))(?<percent>${PERCENT})?|${SIGN}${NUMBER}[\\p{L}\\p{N}]+|${WORD}`,
  "giu",
);
/** A hyphen that ends a line within a word. */
const CUT = /^[-\u2010]\n[^\S\n]*$/;

/** The dash of a range. */
const DASH = /^[-\u2010\u2011\u2013]\n?$/;

/** The figure before the next one, where the two are a range: "2\u20133%" and "2 to 3%" state neither; "from 2 to 3%" states both. */
function lowerEnd<T extends Token>(tokens: readonly T[], between: string): T | undefined {
  const last = tokens.at(-1);
  if (DASH.test(between)) return last?.unit === undefined ? undefined : last;
  const first = last?.text === "to" && tokens.at(-3)?.text !== "from" ? tokens.at(-2) : undefined;
  return first?.unit === "" && first.sentence === last?.sentence ? first : undefined;
}

/** A word as it is compared. */
function plain(word: string): string {
  const text = word
    .replace(/\u00ad\s*/g, "")
    .normalize("NFKC")
    .toLowerCase();
  const place = ORDINALS.indexOf(text) + 1;
  return place > 0 ? `${place}${ENDINGS[place - 1] ?? "th"}` : text;
}

/** A figure as it is compared: its digits, without separators of thousands, with a minus. */
function plainFigure(figure: string): string {
  const digits = figure
    .normalize("NFKC")
    .replace(/^(?:[\u2212\u2013]|(?:minus|negative)\s)/i, "-")
    .replace(/[\s'\u2019]/g, "")
    .replaceAll("\u00b7", ".")
    .replace(/(?<!\d)\./, "0.");
  return /^\D*\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits) ? digits.replaceAll(",", "") : digits;
}

/** Does a sentence end between two words? An initial, as in "U.S.", ends none. */
const isEnd = (before: string, between: string, after: string) =>
  /[.?!]["'\u2019\u201d)\]]*\s/.test(between) &&
  (before.length > 1 || /\p{N}/u.test(before)) &&
  !/^\p{Ll}/u.test(after);

/**
 * The words and figures of a note in their order, in time in proportion to its length.
 * @example tokensOf({ text: "Up 9 per cent.", blocks: [{ kind: "paragraph", start: 0, end: 14 }] }).map(({ text }) => text) // => ["up", "9%"]
 */
export function tokensOf({ text, blocks }: NoteText): readonly Token[] {
  const tokens: (Token & { text: string; also: { text: string; end: number }[] })[] = [];
  let sentence = 0;
  for (const { start: from, end: to } of blocks) {
    sentence += 1;
    const block = text.slice(from, to);
    let before = "";
    let end = 0;
    for (const match of block.matchAll(TOKEN)) {
      const [whole] = match;
      const { ordinal, figure, percent } = match.groups as { [name: string]: string | undefined };
      const between = block.slice(end, match.index);
      if (before !== "" && isEnd(before, between, whole)) sentence += 1;
      const start = from + match.index;
      const last = tokens.at(-1);
      end = match.index + whole.length;
      before = whole;
      const own =
        figure === undefined
          ? { text: plain(whole), ...(ordinal !== undefined && { unit: "place" }) }
          : { text: `${plainFigure(figure)}${percent ? "%" : ""}`, unit: percent ? "%" : "" };
      const ten = TENS.indexOf(last?.text ?? "") + 2;
      if (ten > 1 && /^[1-9](?:st|nd|rd|th)$/.test(own.text) && /^[-\s]$/.test(between))
        own.text = `${ten}${own.text}`;
      const unit = own.unit ?? (/^\d+(?:st|nd|rd|th)$/.test(own.text) ? "place" : undefined);
      if (last && CUT.test(between)) last.also.push({ text: `${last.text}${own.text}`, end: from + end });
      const bare = unit === undefined ? /^(\p{L}{3,})\d{1,2}$/u.exec(own.text)?.[1] : undefined;
      const sum = unit === "" ? own.text.replace(/\p{Sc}/u, "") : own.text;
      const also = [
        ...(bare === undefined ? [] : [{ text: bare, end: start + bare.length }]),
        // A pattern may leave out the currency, and not name another.
        ...(sum === own.text ? [] : [{ text: sum, end: from + end }]),
      ];
      const low = own.unit === "%" ? lowerEnd(tokens, between) : undefined;
      if (low !== undefined) {
        own.text = `${low.text}-${own.text}`;
        low.text = own.text;
      }
      tokens.push({
        text: own.text,
        start,
        end: from + end,
        sentence,
        also,
        ...(unit !== undefined && { unit }),
      });
    }
  }
  return tokens;
}
