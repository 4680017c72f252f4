import type { ClaimResult } from "../claims/claim.js";
import { agreement, deciding } from "../claims/verdict.js";
import { distanceText, missText } from "../claims/wording/miss-text.js";
import { escapeHtml } from "../notebook/show/escape-html.js";
import { estimateValue } from "../notebook/show/estimate-value.js";
import { measuredText } from "../notebook/show/measured-text.js";
import { signedWordHtml } from "../notebook/show/verdict-words.js";
import type { NoteMark } from "./annotate-note.js";

/** Readings that fit and are named; of more their number is said. */
const MAX_FITTING = 12;

/** Where a claim's part of the exported pages is. */
export type SectionAddress = (result: ClaimResult) => string;

/** How many of a claim's readings fit, in a few words; "" where none decides. */
export function fitText(result: ClaimResult): string {
  const { fitting, all } = agreement(result);
  return all === 0 ? "" : `${fitting} of ${all}`;
}

/** How many readings fit; unfolded, how far they miss and which of them fit. */
function fittingHtml(result: ClaimResult): string {
  const { fitting: count, all } = agreement(result);
  const { miss } = result;
  const fitting = count === 0 ? [] : deciding(result.estimates).filter(({ fits }) => fits);
  const items = fitting
    .slice(0, MAX_FITTING)
    .map((estimate) => `<li>${escapeHtml(`${estimate.definition}: ${estimateValue(estimate)}`)}</li>`);
  if (fitting.length > MAX_FITTING) items.push(`<li>and ${fitting.length - MAX_FITTING} more</li>`);
  const inner = [
    miss ? `<p>${escapeHtml(missText(miss))}</p>` : "",
    items.length === 0 ? "" : `<ul>${items.join("")}</ul>`,
  ].join("");
  const summary =
    all === 0 ? "No reading decides" : `${fitText(result)} ${all === 1 ? "reading fits" : "readings fit"}`;
  return inner === "" ? `<p>${summary}</p>` : `<details><summary>${summary}</summary>${inner}</details>`;
}

/** The verdict of a claim by sign and word. */
export function verdictWordHtml({ verdict }: ClaimResult): string {
  return `<span class="cb-note-verdict" data-verdict="${verdict}">${signedWordHtml(verdict)}</span>`;
}

const factsHtml = (facts: readonly (readonly [name: string, value: string])[]) =>
  `<dl>${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`).join("")}</dl>`;

/**
 * The card of a mark: the claim in our words, what was stated and measured, the miss, which readings fit, and a link to where it is worked out.
 * @param options.earlier the first mark of the same claim, of which this card only repeats the verdict
 */
export function claimCard(
  { number, result }: NoteMark,
  { section, earlier }: { readonly section: SectionAddress; readonly earlier?: NoteMark | undefined },
): string {
  const { claim, statement, miss, verdict } = result;
  const evidence = `<a href="${escapeHtml(section(result))}" aria-label="${escapeHtml(`The evidence on ${claim.id}`)}">Evidence</a>`;
  const head = `<p class="cb-note-head"><a href="#mark-${number}" aria-label="Back to mark ${number}">${number}</a> ${verdictWordHtml(result)} ${evidence}</p>`;
  const body =
    earlier !== undefined
      ? `<p>The same claim as at <a href="#card-${earlier.number}">mark ${earlier.number}</a>.</p>`
      : [
          `<p class="cb-note-claim">${escapeHtml(statement)}</p>`,
          factsHtml([
            ["Stated", claim.stated],
            ["Measured", measuredText(result.estimates)],
            ...(miss ? [["Miss", distanceText(miss.nearest, miss.unit)] as const] : []),
          ]),
          fittingHtml(result),
        ].join("");
  return `<div class="cb-note-card" role="note" aria-label="Mark ${number}" id="card-${number}" data-verdict="${verdict}">${head}${body}</div>`;
}
