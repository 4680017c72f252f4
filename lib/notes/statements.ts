import { type Clause, clausesOf } from "./clauses.js";
import type { Figure, FigureKind } from "./figure.js";
import { findFigures } from "./figures.js";
import { type Sentence, sentencesOf, type TextBlock } from "./sentences.js";
import { opensDisclosures, partAside, type SetAsideReason, sentenceAside } from "./set-aside.js";
import type { TextSpan } from "./text-span.js";
import type { Direction } from "./verbs.js";
import { windowsIn } from "./windows.js";

/** Something that a text says and that data could confirm or refute. */
export interface CheckableStatement extends TextSpan {
  readonly kind: "measurement" | "rank" | "sign" | "comparison";
  /** The words that state it, from its subject on. */
  readonly text: string;
  /** Where its figure or its verb stands: what a reader would mark. */
  readonly mark: TextSpan;
  readonly subject?: string;
  readonly figure?: Figure;
  /** Figures that it is set beside: the level after a change, the year before. */
  readonly beside: readonly Figure[];
  /** Up, down or unchanged, where it says so. */
  readonly direction?: Direction;
  /** The words for its time. */
  readonly window?: string;
  /** What a reader must settle before it is measured. */
  readonly unsure: readonly string[];
}

/** A sentence, or its part, with a figure or a change that is no statement of fact. */
export interface SetAside extends TextSpan {
  readonly text: string;
  readonly reason: SetAsideReason;
}

/** What findStatements finds. */
export interface FoundStatements {
  readonly statements: readonly CheckableStatement[];
  readonly setAside: readonly SetAside[];
}

/** Between a figure and one that it is set beside. */
const BESIDE =
  /\b(?:compared|versus|vs|against|than|from|to|after|following|reversing|ending|in line with|or|below|above|discount|premium|up|down|an? (?:increase|decrease|gain|rise|fall|drop|decline) of|more|fewer|less|beat|by|for|half)\b|^\s*\(/i;
/** A superlative of these counts or names its subject: "our three largest holdings". */
const COUNTED = /\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s$/i;
const UP_NEAR =
  /\b(?:up|gain(?:ed)?|rise|rose|increase|increased|higher|rising)\b(?:\s(?:of|by|some|about|over|nearly|almost|more than)){0,2}\s$/i;
const DOWN_NEAR =
  /\b(?:down|loss|lost|fall|fell|decline|declined|drop|decrease|lower|falling)\b(?:\s(?:of|by|some|about|over|nearly|almost|more than)){0,2}\s$/i;
const UP_AFTER = /^\s(?:higher|more|above|gain|increase|rise|ahead)\b/i;
const DOWN_AFTER = /^\s(?:lower|less|fewer|below|decline|decrease|drop|loss|fall)\b/i;
/** Before a superlative that picks out and states nothing: "exposure to the best performers". */
const AMONG = /\b(?:to|of|among|in|with|for|from|by|between)\sthe\s$/i;
/** A figure that brings its own subject: "a 3% rise in output", "with the Russell 2000 up 0.5%"; "a rise in May" brings a time. */
const CHANGE_IN =
  /^[\s-]*(?:percent\s)?(?:increase|decrease|rise|gain|decline|fall|drop|jump|surge|growth|reduction)\sin\s(?!(?:the\s(?:first|second|third|fourth|previous|prior|same|year|month|quarter)|(?:19|20)?\d|January|February|March|April|May|June|July|August|September|October|November|December|Q\d))(?:the\s)?(?<subject>[A-Za-z][\w\s&'’-]{2,60}?)(?=[,.;:)]|\sand\s(?:an?|the|\d)|\s(?:as|while|from|in|over|since|related|due)\b|$)/;
const WITH_UP =
  /\bwith\s(?:the\s)?(?<subject>[A-Z][^,;]{1,50}?)\s(?:only\s|roughly\s)?(?:up|down)\s(?:by\s|about\s|over\s|nearly\s)?$/;
/** A second figure further from the first belongs to words that no rule has read. */
const MAX_GAP = 60;
/** After a figure that says how far it lies from another: "7% more than", "a 30% discount". */
const THAN_AFTER = /^\s(?:more|less|fewer|higher|lower|above|below|discount|premium)\b/i;
/** Kinds of figures that may count the subject of a sentence. */
const SHARES: ReadonlySet<FigureKind> = new Set(["ratio", "fraction", "count", "percent", "number"]);
/** "(2023: £651.9m)" is the year before. */
const YEAR_BEFORE = /\((?:19|20)\d\d:?\s*$/;
/** Verbs that do something to what is measured: "lowered the rate to 5%", "has debt of $4 million". */
const TRANSITIVE =
  /(?:^|\s)(?:had|has|have|declared|reported|posted|generated|paid|held|raised|lifted|cut|lowered|reduced|trimmed|increased|pulling|pushing|bringing|sending|lifting|raising|lowering|(?:lower|raise|cut|maintain|keep|increase|leave|reduce))$/i;
const OBJECT =
  /(?:^|\sand)\s(?:(?:the|an?|its|their|our)\s)?(?!(?:at|by|to|from|of|in|on|for)\s)(?<object>[A-Za-z][^,;$€£\d]{2,90}?)\s(?:of|by|to|from|at)\s(?:about\s|nearly\s|some\s)?$/;
/** The author, who is no quantity. */
const PERSON = /^(?:we|I|you|he|she|our team|the author)$/i;
/** A verb that says nothing without a figure: "lost steam", "cut its forecast". */
const NEEDS_FIGURE =
  /(?:^|\s)(?:lost|gained|shed|cut|raised|lifted|lowered|reduced|trimmed|advanced|retreated|recovered)$/i;
/** No verb: "Operating margin of 18.3%". */
const TITLE = /^(?<subject>[A-Z][^.;:|]{2,60}?)\sof\s(?:about\s|some\s)?$/;

/**
 * The statements of a text that data could confirm or refute, and the sentences set aside with the reason. Figures come with their subject, unit, window,
 * direction and what they are compared with; ranks, comparisons and signs count without a figure. Precision comes before recall.
 * @param options.blocks the paragraphs, headings and items of the text
 * @example findStatements("Prices rose 3% in May.", { blocks: [{ kind: "paragraph", start: 0, end: 22 }] }).statements[0]?.subject // => "Prices"
 */
export function findStatements(
  text: string,
  { blocks }: { readonly blocks: readonly TextBlock[] },
): FoundStatements {
  const figures = findFigures(text);
  const statements: CheckableStatement[] = [];
  const setAside: SetAside[] = [];
  let disclosures = false;
  let subjectBefore: string | undefined;
  let next = 0;
  for (const sentence of sentencesOf(text, blocks)) {
    const words = text.slice(sentence.start, sentence.end);
    while ((figures[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) next += 1;
    const own: Figure[] = [];
    for (; (figures[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.end; next += 1)
      own.push(figures[next] as Figure);
    if (opensDisclosures(words)) disclosures = true;
    else if (sentence.block.kind === "heading") disclosures = false;
    const reason = disclosures ? "disclosure" : sentenceAside(words);
    if (reason !== undefined) {
      if (own.length > 0) setAside.push({ ...span(sentence), text: words, reason });
      continue;
    }
    const found = new SentenceReader(words, sentence, own, subjectBefore);
    statements.push(...found.statements);
    setAside.push(...found.setAside);
    subjectBefore = found.subject ?? subjectBefore;
  }
  return { statements, setAside };
}

const span = ({ start, end }: TextSpan): TextSpan => ({ start, end });

/** Reads one sentence. */
class SentenceReader {
  readonly statements: CheckableStatement[] = [];
  readonly setAside: SetAside[] = [];
  /** What the sentence speaks of first. */
  readonly subject: string | undefined;
  readonly #words: string;
  readonly #sentence: Sentence;
  readonly #before: string | undefined;
  readonly #windows: readonly TextSpan[];

  constructor(words: string, sentence: Sentence, figures: readonly Figure[], before: string | undefined) {
    this.#words = words;
    this.#sentence = sentence;
    this.#before = before;
    const local = figures.map((figure) => ({
      figure,
      start: figure.start - sentence.start,
      end: figure.end - sentence.start,
    }));
    // "fell by a quarter" is no time.
    this.#windows = windowsIn(words).filter(
      (one) => !local.some(({ start, end }) => one.start < end && start < one.end),
    );
    const clauses = clausesOf(
      words,
      local.map(({ end }) => end),
    );
    this.subject = clauses[0]?.subject;
    for (const clause of clauses) {
      const own = local.filter(({ start }) => start >= clause.start && start < clause.end);
      this.#read(clause, own);
    }
  }

  #read(clause: Clause, figures: readonly (TextSpan & { readonly figure: Figure })[]): void {
    const verb = clause.verb;
    if (verb === undefined && figures.length === 0) return;
    const main: {
      at: TextSpan & { readonly figure: Figure };
      beside: Figure[];
      subject?: string;
      doubt?: string;
    }[] = [];
    for (const at of figures) {
      const { figure } = at;
      const lead = this.#words.slice(Math.max(0, at.start - 40), at.start);
      const ordered = figure.kind === "rank" || figure.kind === "superlative";
      const inSubject = verb !== undefined && at.end <= verb.start;
      if (ordered) {
        const appositive = /,\s(?:(?:our|its|the|their|an?)\s)?$/i.test(lead);
        const among =
          figure.kind === "superlative" &&
          AMONG.test(lead) &&
          !/^\s(?:level|rate|reading|since|in\s|on\srecord)/i.test(this.#words.slice(at.end));
        if ((inSubject && !appositive) || COUNTED.test(lead) || among) continue;
        main.push({ at, beside: [] });
        continue;
      }
      const last = main.findLast(
        ({ at: { figure: one } }) => one.kind !== "rank" && one.kind !== "superlative",
      );
      if (inSubject) {
        const aside = /\(\s*$/.test(lead) || /,\sat\s$/.test(lead);
        if (aside) {
          main.push({ at, beside: [], subject: phraseBefore(this.#words.slice(clause.start, at.start)) });
          continue;
        }
        if (
          last === undefined &&
          !/\b(?:of|at)\s$/i.test(lead) &&
          !heads(this.#words.slice(clause.start, at.start))
        )
          continue;
      }
      if (inSubject && heads(this.#words.slice(clause.start, at.start)) && SHARES.has(figure.kind)) {
        // "Two in five firms reported": the figure counts the subject, unless the verb brings another.
        if (figures.every((one) => one.end <= verb.start))
          main.push({ at, beside: [], subject: counted(this.#words.slice(at.end, verb.start)) });
        continue;
      }
      const brought =
        WITH_UP.exec(this.#words.slice(clause.start, at.start))?.groups?.subject ??
        CHANGE_IN.exec(this.#words.slice(at.end, at.end + 90))?.groups?.subject ??
        (/\(\s*$/.test(lead) && verb ? phraseBefore(this.#words.slice(verb.end, at.start)) : undefined);
      if (brought !== undefined && !inSubject && !YEAR_BEFORE.test(lead)) {
        main.push({ at, beside: [], subject: brought });
        continue;
      }
      const gap = last === undefined ? "" : this.#words.slice(last.at.end, at.start);
      const listed = last !== undefined && last.beside.length > 0 && /\band\s$/.test(gap);
      if (
        last !== undefined &&
        gap.length < 100 &&
        (BESIDE.test(gap) ||
          listed ||
          (/,\s(?:an?\s)?$/.test(gap) && THAN_AFTER.test(this.#words.slice(at.end)))) &&
        (last.subject === undefined || /\b(?:versus|vs|compared|against)\b/i.test(gap))
      )
        last.beside.push(figure);
      else if (last !== undefined && gap.length > MAX_GAP) continue;
      else main.push({ at, beside: [] });
    }
    for (const { at, beside, subject } of main) {
      const { figure } = at;
      this.#add(clause, { mark: at, figure, beside, ...(subject !== undefined && { subject }) });
    }
    if (main.length === 0 && figures.length === 0 && verb !== undefined) this.#sign(clause);
  }

  /** A sign or a comparison, which has no figure. */
  #sign(clause: Clause): void {
    const { verb, subject } = clause;
    if (verb === undefined || this.#sentence.block.kind === "heading") return;
    if (verb.direction === undefined && !verb.compares) return;
    if (subject === undefined || PERSON.test(subject) || (NEEDS_FIGURE.test(verb.text) && !verb.compares))
      return;
    this.#add(clause, { mark: verb, beside: [] });
  }

  #add(
    clause: Clause,
    {
      mark,
      figure,
      beside,
      ...given
    }: {
      readonly mark: TextSpan;
      readonly figure?: Figure;
      readonly beside: readonly Figure[];
      readonly subject?: string;
    },
  ): void {
    const words = this.#words;
    const offset = this.#sentence.start;
    const reason = partAside(words.slice(0, mark.end), words.slice(clause.start, mark.end));
    const inText = { start: clause.start + offset, end: clause.end + offset };
    if (reason !== undefined) {
      if (this.setAside.at(-1)?.start !== inText.start)
        this.setAside.push({ ...inText, text: words.slice(clause.start, clause.end), reason });
      return;
    }
    const unsure: string[] = [];
    let subject = given.subject ?? (figure && this.#object(clause, mark)) ?? clause.subject;
    if (clause.verb === undefined && subject === undefined) {
      const title = TITLE.exec(words.slice(0, mark.start));
      // Nothing says of what it is.
      if (title === null) return;
      subject = title.groups?.subject?.replace(/^(?:The|An?)\s/, "");
      unsure.push("it has no verb; it is read as a title");
    } else if (clause.doubt !== undefined && given.subject === undefined) {
      const resolved = subject === undefined && !clause.author ? this.#before : undefined;
      unsure.push(resolved === undefined ? clause.doubt : `${clause.doubt}: read as ${resolved}`);
      subject ??= resolved;
    }
    if (subject !== undefined && figure !== undefined) {
      // "profit of EUR 212 million beat": the figure is no part of the name.
      const at = subject.indexOf(figure.text);
      if (at > 0)
        subject = subject
          .slice(0, at)
          .replace(/\s(?:of|at|by)\s$/, "")
          .trim();
    }
    if (subject === undefined) unsure.push("its subject is not in the sentence");
    const window = this.#window(clause, mark);
    if (window === undefined) unsure.push("the sentence names no time");
    if (figure?.bound === "about") unsure.push("the figure is approximate");
    if (figure?.kind === "number") unsure.push("the figure has no unit");
    const direction = figure ? this.#direction(clause, mark) : clause.verb?.direction;
    this.statements.push({
      ...inText,
      kind: kindOf(clause, figure),
      text: words.slice(clause.start, clause.end).replace(/\s+/g, " ").trim(),
      mark: { start: mark.start + offset, end: mark.end + offset },
      ...(subject !== undefined && { subject }),
      ...(figure && { figure }),
      beside,
      ...(direction !== undefined && { direction }),
      ...(window !== undefined && { window }),
      unsure,
    });
  }

  /** What a verb is done to, where that is what is measured. */
  #object({ verb }: Clause, mark: TextSpan): string | undefined {
    if (verb === undefined || mark.start < verb.end || !TRANSITIVE.test(verb.text)) return undefined;
    const between = this.#words.slice(verb.end, mark.start).replace(/\s+/g, " ");
    return OBJECT.exec(between)?.groups?.object?.replace(/^(?:quarterly|annual|new)\s/, "");
  }

  #direction(clause: Clause, mark: TextSpan): Direction | undefined {
    const before = this.#words.slice(Math.max(0, mark.start - 40), mark.start);
    const after = this.#words.slice(mark.end, mark.end + 12);
    if (UP_NEAR.test(before) || UP_AFTER.test(after)) return 1;
    if (DOWN_NEAR.test(before) || DOWN_AFTER.test(after)) return -1;
    return clause.verb?.direction;
  }

  /** The time nearest its figure within its clause, else the sentence's first. */
  #window(clause: Clause, mark: TextSpan): string | undefined {
    const distance = ({ start, end }: TextSpan) => (start >= mark.end ? start - mark.end : mark.start - end);
    const within = this.#windows.filter(({ start, end }) => start >= clause.start && end <= clause.end);
    const nearest = within.toSorted((a, b) => distance(a) - distance(b))[0] ?? this.#windows[0];
    return nearest && this.#words.slice(nearest.start, nearest.end).replace(/\s+/g, " ");
  }
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

function kindOf({ verb }: Clause, figure: Figure | undefined): CheckableStatement["kind"] {
  if (figure?.kind === "rank" || figure?.kind === "superlative") return "rank";
  if (figure !== undefined) return "measurement";
  return verb?.compares ? "comparison" : "sign";
}
