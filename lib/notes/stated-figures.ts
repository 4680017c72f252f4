import type { Clause } from "./clauses.js";
import type { Figure, FigureKind } from "./figure.js";
import type { TextSpan } from "./text-span.js";

/** A figure where it stands in its sentence. */
export interface PlacedFigure extends TextSpan {
  readonly figure: Figure;
}

/** A figure that a clause states. */
export interface StatedFigure extends PlacedFigure {
  /** What it is set beside: the level after a change, the year before. */
  readonly beside: readonly Figure[];
  /** What it measures, where that is not the subject of its clause. */
  readonly subject?: string;
}

/** Between a figure and one that it is set beside. */
const BESIDE =
  /\b(?:compared|versus|vs|against|than|from|to|after|following|reversing|ending|in line with|or|below|above|discount|premium|up|down|an? (?:increase|decrease|gain|rise|fall|drop|decline) of|more|fewer|less|beat|by|for|half)\b|^\s*\(/i;
/** A superlative of these counts or names its subject: "our three largest holdings". */
const COUNTED = /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s$/i;
/** Before a superlative that picks out and states nothing: "exposure to the best performers". */
const AMONG = /\b(?:to|of|among|in|with|for|from|by|between)\sthe\s$/i;
/** A figure that brings its own subject: "a 3% rise in output", "with the Russell 2000 up 0.5%"; "a rise in May" brings a time. */
const CHANGE_IN =
  /^[\s-]*(?:percent\s)?(?:increase|decrease|rise|gain|decline|fall|drop|jump|surge|growth|reduction)\sin\s(?!(?:the\s(?:first|second|third|fourth|previous|prior|same|year|month|quarter)|(?:19|20)?\d|January|February|March|April|May|June|July|August|September|October|November|December|Q\d))(?:the\s)?(?<subject>[A-Za-z][\w\s&'’-]{2,60}?)(?=[,.;:)]|\sand\s(?:an?|the|\d)|\s(?:as|while|from|in|over|since|related|due)\b|$)/;
const WITH_UP =
  /\bwith\s(?:the\s)?(?<subject>[A-Z][^,;]{1,50}?)\s(?:only\s|roughly\s)?(?:up|down)\s(?:by\s|about\s|over\s|nearly\s)?$/;
/** "rents rose by 0.4 percent and groceries by 0.1 percent" */
const ELLIPSIS = /\band\s(?:the\s)?(?<subject>[a-z][a-z\s-]{1,40}?)\s(?:by|to|at)\s(?:about\s|nearly\s)?$/;
/** A second figure further from the first belongs to words that no rule has read. */
const MAX_GAP = 60;
/** After a figure that says how far it lies from another: "7% more than", "a 30% discount". */
const THAN_AFTER = /^\s(?:more|less|fewer|higher|lower|above|below|discount|premium)\b/i;
/** Kinds of figures that may count the subject of a sentence. */
const SHARES: ReadonlySet<FigureKind> = new Set(["ratio", "fraction", "count", "percent", "number"]);
/** "(2023: £651.9m)" is the year before. */
const YEAR_BEFORE = /\((?:19|20)\d\d:?\s*$/;
/** Between two figures: the second has a clause of its own, whose verb no rule knows. */
const NEW_CLAUSE = /,\s(?:and|but|while|whereas)\s|;\s|\b(?:will|would|could|might|may|should|can)\b/i;

/**
 * The figures of a clause that state something, in its order. A figure may stand beside another that it is compared with, count its subject, or only name it.
 * @param sentence the whole sentence
 * @param figures those of the clause
 */
export function statedFigures(
  sentence: string,
  clause: Clause,
  figures: readonly PlacedFigure[],
): StatedFigure[] {
  const { verb } = clause;
  const main: (PlacedFigure & { readonly beside: Figure[]; readonly subject?: string })[] = [];
  for (const at of figures) {
    const { figure } = at;
    const lead = sentence.slice(Math.max(0, at.start - 40), at.start);
    const ordered = figure.kind === "rank" || figure.kind === "superlative";
    const inSubject = verb !== undefined && at.end <= verb.start;
    if (ordered) {
      const appositive = /,\s(?:(?:our|its|the|their|an?)\s)?$/i.test(lead);
      const among =
        figure.kind === "superlative" &&
        AMONG.test(lead) &&
        !/^\s(?:level|rate|reading|since|in\s|on\srecord)/i.test(sentence.slice(at.end));
      if ((inSubject && !appositive) || COUNTED.test(lead) || among) continue;
      main.push({ ...at, beside: [] });
      continue;
    }
    const last = main.findLast(({ figure: one }) => one.kind !== "rank" && one.kind !== "superlative");
    if (inSubject) {
      const aside = /\(\s*$/.test(lead) || /,\sat\s$/.test(lead);
      if (aside) {
        main.push({ ...at, beside: [], subject: phraseBefore(sentence.slice(clause.start, at.start)) });
        continue;
      }
      if (
        last === undefined &&
        !/\b(?:of|at)\s$/i.test(lead) &&
        !heads(sentence.slice(clause.start, at.start))
      )
        continue;
    }
    if (inSubject && heads(sentence.slice(clause.start, at.start)) && SHARES.has(figure.kind)) {
      // "Two in five firms reported": the figure counts the subject, unless the verb brings another.
      if (figures.every((one) => one.end <= verb.start))
        main.push({ ...at, beside: [], subject: counted(sentence.slice(at.end, verb.start)) });
      continue;
    }
    const brought =
      WITH_UP.exec(sentence.slice(clause.start, at.start))?.groups?.subject ??
      (main.length > 0 ? ELLIPSIS.exec(lead)?.groups?.subject : undefined) ??
      CHANGE_IN.exec(sentence.slice(at.end, at.end + 90))?.groups?.subject ??
      (/\(\s*$/.test(lead) && verb ? phraseBefore(sentence.slice(verb.end, at.start)) : undefined);
    if (brought !== undefined && !inSubject && !YEAR_BEFORE.test(lead)) {
      main.push({ ...at, beside: [], subject: brought });
      continue;
    }
    const gap = last === undefined ? "" : sentence.slice(last.end, at.start);
    const ownClause = NEW_CLAUSE.test(gap);
    const listed = last !== undefined && last.beside.length > 0 && /\band\s$/.test(gap);
    if (
      last !== undefined &&
      gap.length < 100 &&
      !ownClause &&
      (BESIDE.test(gap) ||
        listed ||
        (/,\s(?:an?\s)?$/.test(gap) && THAN_AFTER.test(sentence.slice(at.end)))) &&
      (last.subject === undefined || /\b(?:versus|vs|compared|against)\b/i.test(gap))
    )
      last.beside.push(figure);
    else if (last !== undefined && gap.length > MAX_GAP) continue;
    else main.push({ ...at, beside: [] });
  }
  return main;
}

/** Do only articles and bounds stand before a figure: "nearly two in five"? */
const heads = (before: string) =>
  /^[\s,]*(?:(?:and|but|while|whereas|some|about|nearly|almost|roughly|around|over|only|just|more\sthan|the|our)\s)*$/i.test(
    before,
  );

/** What a figure at the head of a sentence counts: "of the 11 sectors in the index". */
const counted = (after: string) =>
  after
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:of\s)?(?:the\s|all\s|our\s)?/, "");

/** The words for what a figure in brackets or after "at" belongs to: "whites (3.5 percent)". */
function phraseBefore(words: string): string {
  const text = words
    .replace(/[\s(]+$/, "")
    .replace(/,\sat$/, "")
    .replace(/\s+/g, " ");
  const parts = text.split(/(?:,|\)|\bfor|\bof(?=\s[a-z]+$)|\band|\bBoth)\s/);
  return (parts.at(-1) ?? text).replace(/^(?:the|an?)\s/i, "").trim();
}
