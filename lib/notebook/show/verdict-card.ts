import type { ClaimResult, Estimate } from "../../claims/claim.js";
import { agreement } from "../../claims/verdict.js";
import { missText } from "../../claims/wording/miss-text.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { estimateValue } from "./estimate-value.js";
import { date, number } from "./format.js";
import { textTable } from "./text-table.js";
import { VERDICT_WORDS } from "./verdict-words.js";

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

function estimatesHtml(
  estimates: readonly Estimate[],
  { columns, summary }: { readonly columns: typeof DECIDING; readonly summary: string },
): string {
  if (estimates.length === 0) return "";
  const align = (at: number) =>
    columns[at]?.numeric ? ' class="cb-number" style="text-align:right"' : ' style="text-align:left"';
  const head = columns.map(({ label }, at) => `<th scope="col"${align(at)}>${label}</th>`).join("");
  const rows = estimates.map((estimate) => {
    const row = cells(estimate, columns)
      .map((cell, at) => `<td data-label="${columns[at]?.label}"${align(at)}>${escapeHtml(cell)}</td>`)
      .join("");
    return `<tr${estimate.fits && columns === DECIDING ? ' class="cb-fits" style="font-weight:600"' : ""}>${row}</tr>`;
  });
  const open = estimates.length <= OPEN_UP_TO ? " open" : "";
  return `<details${open}><summary style="display:list-item;cursor:pointer">${summary}</summary><div class="cb-table cb-stack" style="overflow-x:auto"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
}

/** The detail of a reason, folded away. */
export function detailHtml(detail: string | undefined): string {
  if (detail === undefined) return "";
  return `<details class="cb-detail"><summary style="display:list-item;cursor:pointer">Details</summary><p style="margin:.3em 0">${escapeHtml(detail)}</p></details>`;
}

/** What stands beside a verdict that no reading decides. */
function besideText(estimates: readonly Estimate[]): string {
  const what = estimates.some(({ proxy }) => proxy) ? "proxy measurement" : "measurement";
  const many = estimates.length === 1 ? "" : "s";
  return `${estimates.length} ${what}${many} beside it, which ${many ? "do" : "does"} not decide`;
}

/**
 * A claim's evaluation as a card to show: the claim in our words, what was stated, the verdict by sign, word and colour,
 * the reason with its detail folded away, the miss, and every reading with its value. The same as text, without folds.
 */
export function verdictCard(result: ClaimResult): Displayable {
  const { claim, statement, askedOn, moved, verdict, reason, detail, miss, estimates } = result;
  const { sign, word, colour } = VERDICT_WORDS[verdict];
  const { fitting, all } = agreement(result);
  const columns = all === 0 ? BESIDE : DECIDING;
  const beside = estimates.length - all;
  const others = beside > 0 ? `; ${beside} more for comparison, on other dates or bases` : "";
  const summary =
    all === 0
      ? besideText(estimates)
      : `${fitting} of ${all} ${all === 1 ? "reading fits" : "readings fit"}${others}`;
  const asked = moved ? `; asked again on ${date(askedOn)}` : "";
  const stated = `Stated: ${claim.stated} (${date(claim.asOf)})${asked}`;
  const html = [
    `<section class="cb-verdict" data-claim="${escapeHtml(claim.id)}" data-verdict="${verdict}"`,
    ` style="border:1px solid #8884;border-left:5px solid ${colour};border-radius:6px;padding:.7em 1em;margin:1em 0;max-width:820px">`,
    `<p class="cb-verdict-word" style="margin:0;font-weight:700;color:${colour}">`,
    `<span aria-hidden="true">${sign}</span> ${word}</p>`,
    `<p class="cb-claim" style="margin:.3em 0;font-size:1.1em">${escapeHtml(statement)}</p>`,
    `<p class="cb-stated" style="margin:.3em 0;opacity:.8">${escapeHtml(stated)}</p>`,
    `<p class="cb-reason" style="margin:.3em 0">${escapeHtml(reason)}</p>`,
    detailHtml(detail),
    miss ? `<p class="cb-miss" style="margin:.3em 0">${escapeHtml(missText(miss))}</p>` : "",
    estimatesHtml(estimates, { columns, summary }),
    `</section>`,
  ];
  const plain = [
    `${word.toUpperCase()}: ${statement}`,
    stated,
    reason,
    ...(detail === undefined ? [] : [detail]),
    ...(miss ? [missText(miss)] : []),
    ...(estimates.length
      ? [
          `${summary}:`,
          textTable(
            columns,
            estimates.map((one) => cells(one, columns)),
          ),
        ]
      : []),
  ];
  return { mime: { "text/html": html.join(""), "text/plain": plain.join("\n") } };
}
