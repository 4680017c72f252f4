import type { ClaimResult, Verdict } from "../../claims/claim.js";
import { COMMENTARY } from "../../claims/commentary.js";
import { deciding } from "../../claims/verdict.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml, scriptJson } from "./escape-html.js";
import { estimateValue } from "./estimate-value.js";
import { textTable } from "./text-table.js";
import { VERDICT_WORDS } from "./verdict-words.js";

/** The smallest and the largest value among the readings of the first one's unit. */
function measured(result: ClaimResult): string {
  const own = deciding(result.estimates);
  const first = own[0];
  if (first === undefined) return "–";
  const values = own
    .filter(({ unit, value }) => unit === first.unit && !Number.isNaN(value))
    .map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
    estimateValue({ value, unit: first.unit }),
  );
  if (values.length === 0) return "–";
  return low === high ? (low as string) : `${low} to ${high}`;
}

function agreement(result: ClaimResult): { readonly fitting: number; readonly all: number } {
  const own = deciding(result.estimates);
  return { fitting: own.filter(({ fits }) => fits).length, all: own.length };
}

/** A bar of the share of readings that fit, with the counts beside it. */
function strip(result: ClaimResult): string {
  const { fitting, all } = agreement(result);
  if (all === 0) return "–";
  const share = Math.round((100 * fitting) / all);
  return (
    `<span class="cb-strip" style="display:inline-block;width:72px;height:9px;border-radius:2px;background:linear-gradient(90deg,#0b8a5f ${share}%,#8884 ${share}%)" aria-hidden="true"></span>` +
    ` <span style="white-space:nowrap">${fitting} of ${all}</span>`
  );
}

/** Where a claim is walked through: the cell that shows its verdict. */
function link({ claim }: ClaimResult): string {
  return `${claim.notebook}.ipynb#cell-card-${claim.id}`;
}

/** Buttons that filter the rows by verdict, without a script: a checked one hides the rows of other verdicts. */
function filter(results: readonly ClaimResult[]): { readonly inputs: string; readonly style: string } {
  const present = (Object.keys(VERDICT_WORDS) as Verdict[]).filter((verdict) =>
    results.some((result) => result.verdict === verdict),
  );
  const button = (key: string, label: string, checked: boolean) =>
    `<input type="radio" name="cb-filter" id="cb-filter-${key}"${checked ? " checked" : ""} style="margin-left:.8em"> <label for="cb-filter-${key}">${escapeHtml(label)}</label>`;
  const count = (verdict: Verdict) => results.filter((result) => result.verdict === verdict).length;
  return {
    inputs: [
      button("all", `All ${results.length}`, true),
      ...present.map((verdict) =>
        button(verdict, `${VERDICT_WORDS[verdict].word} (${count(verdict)})`, false),
      ),
    ].join(""),
    style: present
      .map((verdict) => `#cb-filter-${verdict}:checked~.cb-table tbody tr:not([data-verdict="${verdict}"])`)
      .join(","),
  };
}

/** schema.org ClaimReview, for machines that read the page: the rating runs from 1 (contradicted) to 3 (supported). */
function claimReviews(results: readonly ClaimResult[]): object[] {
  const rating: Partial<Record<Verdict, number>> = { contradicted: 1, depends: 2, supported: 3 };
  return results.map(({ claim, verdict, reason }) => ({
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    claimReviewed: claim.statement,
    reviewBody: reason,
    itemReviewed: {
      "@type": "Claim",
      author: { "@type": "Organization", name: COMMENTARY.publisher },
      datePublished: claim.asOf,
    },
    reviewRating: {
      "@type": "Rating",
      alternateName: VERDICT_WORDS[verdict].word,
      ...(rating[verdict] !== undefined && { ratingValue: rating[verdict], worstRating: 1, bestRating: 3 }),
    },
  }));
}

function row(result: ClaimResult): string {
  const { claim, verdict, reason } = result;
  const { sign, word, colour } = VERDICT_WORDS[verdict];
  const cells = [
    `<a href="${escapeHtml(link(result))}">${escapeHtml(claim.statement)}</a>`,
    escapeHtml(claim.stated),
    escapeHtml(measured(result)),
    `<span style="color:${colour};font-weight:600;white-space:nowrap"><span aria-hidden="true">${sign}</span> ${word}</span>`,
    strip(result),
    escapeHtml(reason),
  ];
  return `<tr data-verdict="${verdict}" data-claim="${escapeHtml(claim.id)}">${cells
    .map((cell) => `<td style="text-align:left;vertical-align:top">${cell}</td>`)
    .join("")}</tr>`;
}

/**
 * The ledger as a table to show, a row a claim: in our words with a link to the cell that shows it, stated, measured, verdict,
 * how many of its readings fit, and why; filtered by verdict. Machines find schema.org ClaimReview beside it.
 * @param results evaluated claims, in the order to show
 */
export function scoreboard(results: readonly ClaimResult[]): Displayable {
  const heads = ["Claim", "Stated", "Measured", "Verdict", "Readings that fit", "Why"];
  const { inputs, style } = filter(results);
  const html = [
    `<section class="cb-scoreboard"><style>${style}{display:none}</style>`,
    inputs,
    `<div class="cb-table" style="overflow-x:auto"><table><thead><tr>`,
    ...heads.map((head) => `<th scope="col" style="text-align:left">${head}</th>`),
    `</tr></thead><tbody>${results.map(row).join("")}</tbody></table></div>`,
    `<script type="application/ld+json">${scriptJson(claimReviews(results))}</script></section>`,
  ];
  const columns = ["claim", "stated", "measured", "verdict", "fit"].map((label) => ({
    label,
    numeric: false,
  }));
  const plain = results.map((result) => {
    const { fitting, all } = agreement(result);
    return [result.claim.id, result.claim.stated, measured(result), result.verdict, `${fitting}/${all}`];
  });
  return { mime: { "text/html": html.join(""), "text/plain": textTable(columns, plain) } };
}
