import type { ClaimResult, Estimate } from "../../claims/claim.js";
import { claimJson } from "../../claims/claims-json.js";
import { agreement } from "../../claims/verdict.js";
import { missText } from "../../claims/wording/miss-text.js";
import { counted } from "../../platform/text/counted.js";
import { VERDICT, type VerdictData } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { estimateValue } from "./estimate-value.js";
import { date, number } from "./format.js";
import { measuredMiss } from "./measured-miss.js";
import { textTable } from "./text-table.js";
import { signedWordHtml, VERDICT_WORDS, wordColour } from "./verdict-words.js";

/** More readings than this are folded away behind their count. */
const OPEN_UP_TO = 12;

const DECIDING = [
  { label: "Reading", numeric: false },
  { label: "Value", numeric: true },
  { label: "Window", numeric: false },
  { label: "n", numeric: true },
  { label: "Fits", numeric: false },
];
/** Where no reading decides, none is said to fit. */
const BESIDE = DECIDING.slice(0, -1);

/** A window with its days or months in words. */
function windowText(from: string, to: string): string {
  if (from === to) return date(from);
  return from.length === 10 && from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))} to ${date(to)}`
    : `${date(from)} to ${date(to)}`;
}

function cells(estimate: Estimate, columns: typeof DECIDING): string[] {
  const { definition, kind, from, to, n, fits, interval } = estimate;
  const between = interval?.map((value) => estimateValue({ ...estimate, value })).join(" to ");
  const value = estimateValue(estimate);
  return [
    [definition, ...(kind === undefined ? [] : [`another kind of number: ${kind}`])].join("; "),
    between ? `${value} (${between})` : value,
    windowText(from, to),
    number(n, 0),
    fits ? "✓ yes" : "no",
  ].slice(0, columns.length);
}

function readingsHtml({ columns, summary, rows, isOpen, isFitting }: Readings, below: string): string {
  const align = (at: number) =>
    columns[at]?.numeric ? ' class="cb-number" style="text-align:right"' : ' style="text-align:left"';
  const head = columns.map(({ label }, at) => `<th scope="col"${align(at)}>${label}</th>`).join("");
  const body = rows.map((cells, line) => {
    const row = cells
      .map((cell, at) => `<td data-label="${columns[at]?.label}"${align(at)}>${escapeHtml(cell)}</td>`)
      .join("");
    return `<tr${isFitting(line) ? ' class="cb-fits" style="font-weight:600"' : ""}>${row}</tr>`;
  });
  return `<details${isOpen ? " open" : ""}><summary style="display:list-item;cursor:pointer">${summary}</summary><div class="cb-table cb-stack" style="overflow-x:auto"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>${below}</details>`;
}

/** The detail of a reason, folded away. */
export function detailHtml(detail: string | null): string {
  if (detail === null) return "";
  return `<details class="cb-detail"><summary style="display:list-item;cursor:pointer">Details</summary><p style="margin:.3em 0">${escapeHtml(detail)}</p></details>`;
}

/** What stands beside a verdict that no reading decides. */
function besideText(estimates: readonly unknown[], isProxy: boolean): string {
  const what = isProxy ? "proxy measurement" : "measurement";
  const many = estimates.length === 1 ? "" : "s";
  return `${estimates.length} ${what}${many} for context, which ${many ? "do" : "does"} not decide the verdict`;
}

/** The readings of a card as they are shown. */
interface Readings {
  readonly columns: typeof DECIDING;
  readonly summary: string;
  /** A reading one text a column. */
  readonly rows: readonly (readonly string[])[];
  readonly isOpen: boolean;
  isFitting(row: number): boolean;
}

/** The readings of a claim as the table that its card shows. */
export function shownReadings({ verdict, estimates: given }: VerdictData): Readings {
  const estimates = given.map((one): Estimate => ({ ...one, value: one.value ?? Number.NaN }));
  const { fitting, all } = agreement({ verdict, reason: "", estimates });
  const columns = all === 0 ? BESIDE : DECIDING;
  const beside = estimates.length - all;
  const others = beside > 0 ? `; ${beside} more for comparison, on other dates or bases` : "";
  return {
    columns,
    summary:
      all === 0
        ? besideText(
            estimates,
            estimates.some(({ proxy }) => proxy),
          )
        : `${fitting} of ${counted(all, "reading fits", "readings fit")}${others}`,
    rows: estimates.map((one) => cells(one, columns)),
    isOpen: estimates.length <= OPEN_UP_TO,
    isFitting: (row) => columns === DECIDING && estimates[row]?.fits === true,
  };
}

const statedText = ({ stated, asOf, moved, askedOn }: VerdictData) =>
  `Stated: ${stated} (${date(asOf)})${moved ? `; asked again on ${date(askedOn)}` : ""}`;

/**
 * A verdict as HTML: the claim in our words, what was stated, the verdict by sign, word and colour, the reason, the miss, and
 * every reading with its value.
 * @param options.above HTML that is set before the readings
 * @param options.below HTML that is set under their table
 */
export function verdictHtml(
  data: VerdictData,
  { above = "", below = "" }: { readonly above?: string; readonly below?: string } = {},
): string {
  const { id, statement, verdict, reason, detail, miss, estimates } = data;
  const { colour } = VERDICT_WORDS[verdict];
  return [
    `<section class="cb-verdict" data-claim="${escapeHtml(id)}" data-verdict="${verdict}"`,
    ` style="border:1px solid #8884;border-left:5px solid ${colour};border-radius:6px;padding:.7em 1em;margin:1em 0;max-width:820px">`,
    `<p class="cb-verdict-word" style="margin:0;font-weight:700;${wordColour(verdict)}">`,
    `${signedWordHtml(verdict)}</p>`,
    `<p class="cb-claim" style="margin:.3em 0;font-size:1.1em">${escapeHtml(statement)}</p>`,
    `<p class="cb-stated" style="margin:.3em 0;opacity:.8">${escapeHtml(statedText(data))}</p>`,
    `<p class="cb-reason" style="margin:.3em 0">${escapeHtml(reason)}</p>`,
    detailHtml(detail),
    miss ? `<p class="cb-miss" style="margin:.3em 0">${escapeHtml(missText(measuredMiss(miss)))}</p>` : "",
    estimates.length > 0 ? above + readingsHtml(shownReadings(data), below) : "",
    `</section>`,
  ].join("");
}

/** A claim's evaluation as a card to show: as HTML, as text, and as data. */
export function verdictCard(result: ClaimResult): Displayable {
  const { evaluatedAsOf: _, ...data } = claimJson(result, null);
  const { statement, verdict, reason, detail, miss, estimates } = data;
  const { columns, summary, rows } = shownReadings(data);
  const plain = [
    `${VERDICT_WORDS[verdict].word.toUpperCase()}: ${statement}`,
    statedText(data),
    reason,
    ...(detail === null ? [] : [detail]),
    ...(miss ? [missText(miss)] : []),
    ...(estimates.length ? [`${summary}:`, textTable(columns, rows)] : []),
  ];
  return { mime: { "text/html": verdictHtml(data), [VERDICT]: data, "text/plain": plain.join("\n") } };
}
