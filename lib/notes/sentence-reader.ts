import { type Clause, clausesOf } from "./clauses.js";
import type { Figure } from "./figure.js";
import { figureDirection } from "./figure-direction.js";
import type { Sentence } from "./sentences.js";
import { partAside } from "./set-aside.js";
import { type PlacedFigure, statedFigures } from "./stated-figures.js";
import type { CheckableStatement, SetAside } from "./statement.js";
import type { TextSpan } from "./text-span.js";
import type { Direction } from "./verbs.js";
import { windowsIn } from "./windows.js";

/** Verbs that do something to what is measured: "lowered the rate to 5%", "has debt of $4 million". */
const TRANSITIVE =
  /(?:^|\s)(?:had|has|have|declared|reported|posted|generated|paid|held|raised|lifted|cut|lowered|reduced|trimmed|increased|pulling|pushing|bringing|sending|lifting|raising|lowering|(?:lower|raise|lift|cut|maintain|keep|hold|increase|leave|reduce))$/i;
const OBJECT =
  /(?:^|\sand)\s(?:(?:the|an?|its|their|our)\s)?(?!(?:at|by|to|from|of|in|on|for)\s)(?<object>[A-Za-z][^,;$€£\d]{2,90}?)\s(?:of|by|to|from|at)\s(?:about\s|nearly\s|some\s)?$/;
/** "showed further easing in inflation": what changed is named after the verb. */
const CHANGE_SHOWN =
  /^\s(?:an?\s|further\s|another\s|some\s)?(?:[a-z]+\s)?(?:(?<up>rise|increase|gain|improvement|acceleration|pickup)|(?<down>fall|decline|decrease|drop|easing|slowdown|deterioration))\sin\s(?:the\s)?(?<subject>[A-Za-z][\w\s&'’-]{2,50}?)(?=[,.;:)]|\s(?:and|as|while|from|in|over|since|related|due)\b|$)/;
/** The author, who is no quantity. */
const PERSON = /^(?:we|I|you|he|she|our team|the author)$/i;
/** A verb that says nothing without a figure: "lost steam", "cut its forecast". */
const NEEDS_FIGURE =
  /(?:^|\s)(?:lost|gained|shed|cut|raised|lifted|lowered|reduced|trimmed|advanced|retreated|recovered)$/i;
/** No verb: "Operating margin of 18.3%". */
const TITLE = /^(?<subject>[A-Z][^\s.;:|]*(?:\s[^\s.;:|]+){0,5}?)\sof\s(?:about\s|some\s)?$/;

/** Reads one sentence. */
export class SentenceReader {
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

  #read(clause: Clause, figures: readonly PlacedFigure[]): void {
    for (const { start, end, figure, beside, subject } of statedFigures(this.#words, clause, figures))
      this.#add(clause, {
        mark: { start, end },
        figure,
        beside,
        ...(subject !== undefined && { subject }),
      });
    if (figures.length === 0) this.#sign(clause);
  }

  /** A sign or a comparison, which has no figure. */
  #sign(clause: Clause): void {
    const { verb, subject } = clause;
    if (verb === undefined || this.#sentence.block.kind === "heading") return;
    const shown = /^(?:showed|shows|posted|recorded|reported|saw)$/i.test(verb.text)
      ? CHANGE_SHOWN.exec(this.#words.slice(verb.end))?.groups
      : undefined;
    if (shown?.subject !== undefined) {
      const direction = shown.up === undefined ? -1 : 1;
      this.#add(
        { ...clause, verb: { ...verb, direction } },
        { mark: verb, beside: [], subject: shown.subject },
      );
      return;
    }
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
    const way: { readonly direction?: Direction; readonly change?: true } = figure
      ? figureDirection(words, mark, clause.verb)
      : clause.verb?.direction === undefined
        ? {}
        : { direction: clause.verb.direction };
    this.statements.push({
      ...inText,
      kind: kindOf(clause, figure),
      text: words.slice(clause.start, clause.end).replace(/\s+/g, " ").trim(),
      mark: { start: mark.start + offset, end: mark.end + offset },
      ...(subject !== undefined && { subject }),
      ...(figure && { figure }),
      beside,
      ...way,
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

  /** The time nearest its figure within its clause, else the sentence's first. */
  #window(clause: Clause, mark: TextSpan): string | undefined {
    const distance = ({ start, end }: TextSpan) => (start >= mark.end ? start - mark.end : mark.start - end);
    const within = this.#windows.filter(({ start, end }) => start >= clause.start && end <= clause.end);
    const nearest = within.toSorted((a, b) => distance(a) - distance(b))[0] ?? this.#windows[0];
    return nearest && this.#words.slice(nearest.start, nearest.end).replace(/\s+/g, " ");
  }
}

function kindOf({ verb }: Clause, figure: Figure | undefined): CheckableStatement["kind"] {
  if (figure?.kind === "rank" || figure?.kind === "superlative") return "rank";
  if (figure !== undefined) return "measurement";
  return verb?.compares ? "comparison" : "sign";
}
