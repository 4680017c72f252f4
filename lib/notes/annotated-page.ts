import { currentBook } from "../book/current-book.js";
import type { Verdict } from "../claims/claim.js";
import { missText } from "../claims/wording/miss-text.js";
import { asset } from "../notebook/assets.js";
import { questionHtml } from "../notebook/export/page-days.js";
import { pageHtml } from "../notebook/export/page-html.js";
import { escapeHtml } from "../notebook/show/escape-html.js";
import { measuredText } from "../notebook/show/measured-text.js";
import { VERDICT_WORDS } from "../notebook/show/verdict-words.js";
import { counted } from "../platform/text/counted.js";
import { numberText } from "../platform/text/number-text.js";
import type { AnnotatedNote, NoteMark } from "./annotate-note.js";
import { claimCard, fitText, type SectionAddress, verdictWordHtml } from "./claim-card.js";
import { excerpt } from "./excerpt.js";
import { blockAnchor, noteHtml } from "./note-html.js";
import type { TextSpan } from "./text-span.js";
import { untiedText } from "./untied-text.js";

/** A passage is quoted up to this many characters, a figure with as many around it. */
const MAX_QUOTE = 160;
const CONTEXT = 50;
/** Places that a passage may stand at and that are linked. */
const MAX_PLACES = 5;

interface PageOptions {
  /** Nothing later was known; null: everything in the data was. */
  readonly asOf: string | null;
  /** Where a claim's part of the exported pages is, seen from this page. */
  readonly section: SectionAddress;
  /** Where the list of those pages is. */
  readonly home: string;
}

/** A note with its marks as one HTML file that needs nothing beside it and no network. Nothing of the note's own but its text is on it. */
export function annotatedPage(annotated: AnnotatedNote, { asOf, section, home }: PageOptions): string {
  const { note, marks, lost } = annotated;
  const title = note.title ?? note.name;
  const first = new Map<string, NoteMark>();
  for (const mark of marks) if (!first.has(mark.result.claim.id)) first.set(mark.result.claim.id, mark);
  const card = (mark: NoteMark) => {
    const one = first.get(mark.result.claim.id);
    return claimCard(mark, { section, earlier: one === mark ? undefined : one });
  };
  const main = [
    `<div class="cb-cell cb-text"><h1>${escapeHtml(title)}</h1>${introHtml(annotated)}</div>\n`,
    daysHtml(annotated, asOf),
    noteHtml(annotated, card),
    sectionHtml("marks", "Marks", marksHtml(annotated, section)),
    sectionHtml("untied", "Untied figures and superlatives", untiedHtml(annotated)),
    lost.length === 0 ? "" : sectionHtml("lost", "Passages that were not found", lostHtml(annotated)),
    sectionHtml("copy", "This copy", copyHtml(annotated)),
  ];
  return pageHtml(
    {
      title,
      description: `${title}, with a mark at each passage that a claim is about`,
      home,
      contents: "",
      width: "plain",
      main: main.join(""),
      footer: "",
      figures: false,
      code: false,
      reviews: [],
    },
    { styles: asset("annotated.css") },
  );
}

function introHtml(annotated: AnnotatedNote): string {
  const { marks, lost, untied } = annotated;
  const { publisher, description } = currentBook();
  const claims = new Set(marks.map(({ result }) => result.claim.id)).size;
  const links = [
    ["marks", counted(marks.length, "mark")],
    ["untied", untiedText(annotated)],
    ...(lost.length > 0 ? [["lost", `${counted(lost.length, "passage")} not found`]] : []),
  ].map(([id, text]) => `<li><a href="#${id}">${text}</a></li>`);
  const figures = untied.length === 0 ? "" : ` A dashed frame is around a figure that none of them ties.`;
  return [
    `<p>${escapeHtml(publisher)}: ${escapeHtml(description)}. ${counted(claims, "claim")} of it ${claims === 1 ? "is" : "are"} marked where the text states them, by their verdicts.${figures}</p>`,
    `<ul class="cb-note-links">${links.join("")}</ul>`,
    legendHtml(marks),
  ].join("");
}

/** How many marks each verdict has, by its sign and colour. */
function legendHtml(marks: readonly NoteMark[]): string {
  const verdicts = (Object.keys(VERDICT_WORDS) as Verdict[]).flatMap((verdict) => {
    const own = marks.filter(({ result }) => result.verdict === verdict);
    const [mark] = own;
    return mark ? [`<li>${verdictWordHtml(mark.result)} ${own.length}</li>`] : [];
  });
  return verdicts.length === 0
    ? ""
    : `<ul class="cb-note-legend" aria-label="Marks by verdict">${verdicts.join("")}</ul>`;
}

function daysHtml({ marks, lost }: AnnotatedNote, asOf: string | null): string {
  const results = [...marks, ...lost].map(({ result }) => result);
  const asked = [...new Set(results.filter(({ moved }) => moved).map(({ askedOn }) => askedOn))].sort();
  const book = { asOf, until: null, askedOn: asked[0] ?? null };
  const sentences = questionHtml({
    book,
    asked,
    hindsight: [],
    tables: [],
    revised: { vintages: {}, of: 0 },
  });
  return `<p class="cb-days" role="note">${sentences}</p>\n`;
}

const sectionHtml = (id: string, heading: string, html: string) =>
  `<section class="cb-note-section" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${html}</section>\n`;

/** A span of the text on one line, cut where it is long. */
function quote(text: string, { start, end }: TextSpan): string {
  const whole = text.slice(start, end).replace(/\s+/g, " ");
  return whole.length <= MAX_QUOTE ? whole : `${whole.slice(0, MAX_QUOTE).trimEnd()} …`;
}

function tableHtml(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((one) => `<th scope="col">${one}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${row.map((cell, at) => `<td data-label="${heads[at]}">${cell}</td>`).join("")}</tr>`,
  );
  return `<div class="cb-table cb-stack"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function marksHtml({ note, marks }: AnnotatedNote, section: SectionAddress): string {
  if (marks.length === 0) return "<p>None.</p>";
  const rows = marks.map((mark) => {
    const { number, result } = mark;
    const { claim, statement, miss } = result;
    return [
      `<a href="#mark-${number}">${number}</a> “${escapeHtml(quote(note.text, mark))}”`,
      `<a href="${escapeHtml(section(result))}">${escapeHtml(statement)}</a>`,
      verdictWordHtml(result),
      escapeHtml(claim.stated),
      escapeHtml(measuredText(result.estimates)),
      miss ? escapeHtml(missText(miss).replace(/^Miss: /, "")) : "–",
      fitText(result) || "–",
    ];
  });
  return tableHtml(["Passage", "Claim", "Verdict", "Stated", "Measured", "Miss", "Readings that fit"], rows);
}

function untiedHtml(annotated: AnnotatedNote): string {
  const { note, figures, untied } = annotated;
  const sum = `<p>${figures === 0 ? "The text holds none." : `${untied.length} of ${figures}. Dates, numbers of pages and names that hold a number do not count.`}</p>`;
  if (untied.length === 0) return sum;
  const items = untied.map((figure, at) => {
    const { before, piece, after } = excerpt(note.text, figure, CONTEXT);
    return `<li>${escapeHtml(before)}<a href="#untied-${at + 1}">${escapeHtml(piece)}</a>${escapeHtml(after)}</li>`;
  });
  return `${sum}<ol>${items.join("")}</ol>`;
}

function lostHtml(annotated: AnnotatedNote): string {
  const { note, lost } = annotated;
  const items = lost.map(({ result, problem, places }) => {
    const where = places
      .slice(0, MAX_PLACES)
      .map(
        (place) => `<a href="#${blockAnchor(annotated, place)}">“${escapeHtml(quote(note.text, place))}”</a>`,
      );
    const seen =
      where.length === 0
        ? ""
        : ` See ${where.join(", ")}${places.length > MAX_PLACES ? ` and ${places.length - MAX_PLACES} more` : ""}.`;
    return `<li>${verdictWordHtml(result)} ${escapeHtml(result.statement)}: ${escapeHtml(problem)}.${seen}</li>`;
  });
  return `<ul>${items.join("")}</ul>`;
}

function copyHtml({ note: { name, bytes, sha256 } }: AnnotatedNote): string {
  return `<p>${escapeHtml(name)}, ${numberText(bytes, 0)} bytes, SHA-256 <code>${sha256}</code>.</p>`;
}
