import type { TextSpan } from "./text-span.js";
import { type Verb, verbsOf } from "./verbs.js";

/** A part of a sentence with a verb of its own, or the whole of one that has none. */
export interface Clause extends TextSpan {
  /** What it speaks of, without article; undefined where it has no subject of its own and none to share. */
  readonly subject?: string;
  /** Is the author its subject: "we", "I"? */
  readonly author?: true;
  /** Why the subject may be another. */
  readonly doubt?: string;
  readonly verb?: Verb;
}

const CONJUNCTION =
  /(?:^|[\s,;:(—–])(?<word>and|but|while|whereas|although|though|which|that|who|as|after|before|when|because|so|with|where|since|yet|or|than|showing)\s|[;:—](?:\s|$)|\s[–-]\s/i;
const RELATIVE = new Set(["which", "that", "who"]);
/** An adverbial before the subject: "Inclusive of shares issued in May, earnings rose". */
const OPENING =
  /^(?:And\s|But\s)?(?:In|On|Over|During|Since|At|By|For|From|Among|Within|Across|Excluding|Including|Compared|With|Despite|As|Under|Through|Between|Following|Until|Of|Per|Amid|Given|Inclusive|Exclusive|Net|Measured|Based|Relative|Adjusting)\b(?:(?!\b(?:we|it|they|he|she)\b)[^,])*,\s/;
/** Before a verb these make it a participle: "the increased cost", "driven by improved margins", "to cut". */
const NO_SUBJECT =
  /(?:^|\s)(?:the|an?|its|our|their|his|her|of|by|in|with|for|from|to|on|at|not|such|more|less|be|and\sby)\s*$/i;
/** A noun and no verb. */
const NOUN_CUT = /\b(?:rate|price|tax|pay|job|spending|dividend)s?\s(?:cut|rise|held)$/i;
const PREPOSITIONS =
  "In|On|Over|During|Since|At|By|For|From|After|Before|Among|Within|Across|Excluding|Including|Compared|With|Despite|As|Under|Through|Between|Following|Until|Of|Per|Amid|Given|To|While|When|Although|Though|Because|Both";
const ADVERBIAL = new RegExp(
  `^(?:(?:${PREPOSITIONS}(?<!Both))\\b[^,]*|(?:However|Meanwhile|Overall|Today|Still|Indeed|Moreover|Also|Regardless|Further|Elsewhere|Yesterday|[A-Z][a-z]+ly)|In addition|By contrast|That said|(?:Only\\s)?an?\\s(?:year|month|week|decade|century)\\s(?:ago|earlier)|(?:Year|Month|Quarter)[- ]to[- ]date|(?:just\\s)?like\\sthat|(?:Inclusive|Exclusive|Net|Measured|Adjusted\\sfor|Based|Relative)\\b[^,]*)[,:]\\s+`,
  "i",
);
/** The place and the day at the head of a report: "NEW YORK, Oct 3 (Wire) - ". */
const DATELINE = /^[A-Z][A-Z .]{2,30},[^-–—]{0,40}\s[-–—]+\s/;
/** Who says it: "Recent indicators suggest that". */
const REPORTING =
  /^.*\b(?:suggests?|shows?|showed|indicates?|indicated|reported|reports|said|says|notes?|noted|estimates?|means)\sthat\s|^.*[:;]\s/i;
const UNSEPARATED = new RegExp(
  `^(?:${PREPOSITIONS}(?<!Both))\\b.*\\s(?=(?:the|our|its|their|this|that|an?|it|they|we)(?:\\s|$))`,
  "i",
);
const TRAILING =
  /(?:^|[\s,]+)(?:now|also|still|already|again|then|thus|never|currently|meanwhile|alone|itself|each|both|only|(?:more|less)\sthan|almost|nearly|about|[a-z]{3,}ly|(?:had|has|have|to|not))$/i;
const LEADING =
  /^["“'‘(\s]*(?:(?:and|but|so|yet|or|that|because|as|both|however|meanwhile|then|only|just)\s+)*(?:(?:the|an?|this|these|those)\s+)?/i;
/** What stands before the last noun of a phrase: "in comparison to". */
const NEAREST = /^.*\b(?:to|with|from|against|than|into|for|by|at|in)\s(?=(?:the|an?|its)\s|[A-Z])/;
/** Conjunctions after which a participle without a noun is an adjective: "as improved margins". */
const SUBORDINATE = /^(?:as|with|than|so|where|when|because|since)$/;
const PRONOUN =
  /^(?:it|they|he|she|this|that|these|those|both|each|all|some|one|which|who|we|I|you|there|its|their|what)$/i;
const MAX_SUBJECT = 90;

/** The words of a subject, tidied; empty where there are none. */
function tidy(text: string): string {
  let words = text
    .replace(/\([^)]*\)?/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:and|but|so|yet|or)\s/i, "")
    .replace(DATELINE, "")
    .replace(REPORTING, "");
  for (let i = 0; i < 3 && ADVERBIAL.test(words); i += 1) words = words.replace(ADVERBIAL, "");
  words = words.replace(/^(?:year|month|quarter|week)[- ]to[- ]date\s/i, "").replace(UNSEPARATED, "");
  // "The VIX, a gauge of volatility," is the VIX.
  if (/,$/.test(words)) words = words.split(",")[0] as string;
  words = words.replace(/,\s(?:at|of)\s.*$/, "");
  words = words.replace(/^.*\s(?=(?:it|they)$)/i, "").replace(/\s\w+n['’]t$/, "");
  for (let i = 0; i < 3; i += 1) words = words.replace(TRAILING, "");
  return words
    .replace(LEADING, "")
    .replace(/[,:;\s]+$/, "")
    .trim();
}

/** The phrase that "which" and "who" stand for: the last one before them. */
function antecedent(before: string): string {
  const words = before.replace(/[\s,]+$/, "");
  const phrase =
    /(?:^|[,;:—(]|\s(?=(?:the|an?|its|our|their)\s)|\s(?:to|in|of|at|by|from|with|against|than|and|for)\s)(?<last>[^,;:—()]*)$/i.exec(
      words,
    );
  return tidy((phrase?.groups?.last ?? words).replace(NEAREST, ""));
}

/**
 * The clauses of a sentence, in its order: each begins where its subject does.
 * @param given offsets in the sentence after which a subject may begin, such as the ends of figures
 * @example clausesOf("Prices fell 2% and wages rose.", []).map(({ subject }) => subject) // => ["Prices", "wages"]
 */
export function clausesOf(sentence: string, given: readonly number[]): Clause[] {
  const found: (Omit<Clause, "end"> & { readonly verb: Verb })[] = [];
  let last: string | undefined;
  // What stands in brackets is no part of its sentence; nor are the verbs of an adverbial that opens it.
  const plain = sentence.replace(/\([^()]*\)/g, (words) => " ".repeat(words.length));
  const opening = OPENING.exec(plain)?.[0].length ?? 0;
  const mainFrom = given.some((offset) => offset <= opening) ? 0 : opening;
  for (const verb of verbsOf(plain)) {
    if (verb.end <= mainFrom) continue;
    const before = found.at(-1);
    const from = Math.max(before?.verb.end ?? 0, ...given.filter((offset) => offset <= verb.start && before));
    const slice = plain.slice(from, verb.start);
    if ((NO_SUBJECT.test(slice) || NOUN_CUT.test(plain.slice(0, verb.end))) && slice.trim() !== "") continue;
    if (before === undefined) {
      const subject = tidy(slice);
      last = named(subject);
      found.push({ start: 0, ...(last && { subject: last }), ...doubts(subject), verb });
      continue;
    }
    const at = /[;:—]\s/.exec(slice) ?? CONJUNCTION.exec(slice);
    const word = at?.groups?.word?.toLowerCase() ?? "";
    if (at && SUBORDINATE.test(word) && slice.slice(at.index + at[0].length).trim() === "") continue;
    const apposed = at
      ? undefined
      : /,\s(?<own>(?:the|its|their|our|this|[A-Z])[^,]*)$/.exec(slice.trimEnd());
    const rest = at ? tidy(slice.slice(at.index + at[0].length)) : tidy(apposed?.groups?.own ?? "");
    const start = at ? from + at.index : verb.start;
    if (rest !== "") {
      const own = named(rest);
      // "It raised its dividend after it ...": the subject before.
      const meant = own ?? (/^(?:it|they)$/i.test(rest) ? last : undefined);
      found.push({ start, ...(meant && { subject: meant }), ...doubts(rest), verb });
      last = own ?? last;
    } else if (RELATIVE.has(word)) {
      const nearest = antecedent(sentence.slice(before.verb.end, start));
      // "gained 3.3 percent, which is the smallest rise": what gained it.
      const subject = /\d/.test(nearest) && last !== undefined ? last : nearest;
      found.push({ start, subject, doubt: `"${word}" is read as ${subject}`, verb });
    } else found.push({ start, ...(last && { subject: last }), verb });
  }
  if (found.length === 0) return [{ start: 0, end: sentence.length }];
  return found.map((clause, i) => ({ ...clause, end: found[i + 1]?.start ?? sentence.length }));
}

const named = (subject: string) =>
  subject === "" || PRONOUN.test(subject) || subject.length > MAX_SUBJECT ? undefined : subject;

function doubts(subject: string): Pick<Clause, "author" | "doubt"> {
  if (/^(?:we|I|our)$/i.test(subject)) return { author: true, doubt: "the author is its subject" };
  if (PRONOUN.test(subject)) return { doubt: `"${subject.toLowerCase()}" stands for its subject` };
  return subject.length > MAX_SUBJECT ? { doubt: "its subject is long" } : {};
}
