import type { Figure, FigureKind } from "./figure.js";

/** Currencies by the sign or the code before a sum. */
const CURRENCIES: Readonly<Record<string, string>> = {
  ...{
    $: "USD",
    US$: "USD",
    C$: "CAD",
    CA$: "CAD",
    A$: "AUD",
    AU$: "AUD",
    HK$: "HKD",
    S$: "SGD",
    NZ$: "NZD",
  },
  ...{ "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR" },
};
const CODES = "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|SEK|NOK|CNY|HKD|SGD|INR|Rs";
/** Source of a pattern for a currency before a sum. */
export const CURRENCY = `(?:(?:US|CA|AU|HK|NZ|[CAS])?\\$|[€£¥₹]|(?:${CODES})[ \\u00a0]?)`;

/** The code of a currency that CURRENCY matches. */
export const currencyCode = (sign: string): string => CURRENCIES[sign] ?? sign.trim();

const MONEY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/dollar/, "USD"],
  [/euro/, "EUR"],
  [/yen/, "JPY"],
  [/pound/, "GBP"],
  [/franc/, "CHF"],
  [/yuan|renminbi/, "CNY"],
  [/cent/, "cents"],
];

interface UnitRule {
  readonly kind: FigureKind;
  readonly pattern: RegExp;
  readonly unit: (text: string) => string;
}

const always = (unit: string) => () => unit;

/** What may follow a number as its unit, the more special first. */
const RULES: readonly UnitRule[] = [
  {
    kind: "percentage-points",
    pattern:
      /^(?:[\s-]per\s?centage[\s-]points?|[\s-]percent[\s-]points?|\s?%[\s-]?points?|\s?(?:pp|ppts?|p\.p\.)(?![a-z]))/i,
    unit: always("percentage points"),
  },
  {
    kind: "basis-points",
    pattern: /^(?:[\s-]basis[\s-]points?|\s?bps?)(?![a-z])/i,
    unit: always("basis points"),
  },
  { kind: "percent", pattern: /^(?:\s?%|[\s-]per[\s-]?cent(?![a-z])|\s?pct(?![a-z]))/i, unit: always("%") },
  {
    kind: "multiple",
    pattern:
      /^(?:\s?[x×](?![\w])|-?fold\b|\stimes(?=\s(?:[a-z]+\s)?(?:earnings|sales|book|revenues?|EBITDA|cash|GDP|its|their|the|as|more|higher|larger|bigger|faster|greater|what|that|forward|trailing|net|oversubscribed)\b))/,
    unit: always("x"),
  },
  {
    kind: "money",
    pattern:
      /^\s(?:U\.?S\.?\s)?(?:dollars?|euros?|yen|yuan|renminbi|cents?|pounds?\ssterling|(?:Swiss\s)?francs?)\b/i,
    unit: (text) => MONEY_WORDS.find(([word]) => word.test(text.toLowerCase()))?.[1] ?? text.trim(),
  },
  {
    kind: "duration",
    pattern:
      /^[\s-](?:(?:trading|business|calendar|full|consecutive|straight)\s)?(?:seconds?|minutes?|hours?|days?|weeks?|weekdays?|sessions?|months?|quarters?|years?|decades?|centuries)\b/i,
    unit: (text) => text.replace(/^[\s-]/, ""),
  },
];

/** Adverbs and verbs that are no noun counted: "206,000 in June", "rose 12 as prices fell". */
const NO_NOUN =
  /^(?:as|is|was|has|versus|vs|its|this|less|thus|plus|minus|across|always|perhaps|points?\sof)$/;
const COUNTED = /^\s((?:[a-z][a-z-]{1,20}\s){0,2}?([a-z][a-z-]{1,20}s|people|women|men|children))\b/;
const LINKS =
  /\b(?:in|of|on|at|by|for|from|to|with|and|or|but|than|the|a|an|after|before|since|while|when|as|is|was|were|are|that|which|last|this|over|under|per|between)\b/;

/**
 * The unit that follows a number, with its length; a noun in the plural for a count.
 * @param rest the text after the number, 60 characters suffice
 * @example unitAfter(" basis points in June") // => { kind: "basis-points", unit: "basis points", length: 13 }
 */
export function unitAfter(
  rest: string,
): (Required<Pick<Figure, "kind" | "unit">> & { readonly length: number }) | undefined {
  for (const { kind, pattern, unit } of RULES) {
    const text = pattern.exec(rest)?.[0];
    if (text !== undefined) return { kind, unit: unit(text), length: text.length };
  }
  const [, phrase, noun] = COUNTED.exec(rest) ?? [];
  if (phrase === undefined || noun === undefined || NO_NOUN.test(noun) || LINKS.test(phrase))
    return undefined;
  // The noun is the count's unit and no part of the passage: "206,000".
  return { kind: "count", unit: phrase, length: 0 };
}
