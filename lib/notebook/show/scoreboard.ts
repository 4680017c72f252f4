import type { ClaimResult, Verdict } from "../../claims/claim.js";
import { agreement } from "../../claims/verdict.js";
import { distanceText, missText } from "../../claims/wording/miss-text.js";
import { SCOREBOARD, type ScoreboardData } from "../output-data.js";
import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { measuredMiss } from "./measured-miss.js";
import { measuredText } from "./measured-text.js";
import { pageScript } from "./page-script.js";
import { textTable } from "./text-table.js";
import { detailHtml } from "./verdict-card.js";
import { signedWordHtml, VERDICT_WORDS, wordColour } from "./verdict-words.js";

const BLOCKS = 10;

type Row = ScoreboardData["rows"][number];

/** A strip of blocks for the share of readings that fit, with the counts beside it. */
function strip({ fitting, all }: Row): string {
  if (all === 0) return "–";
  // A share that is neither nothing nor everything shows as neither.
  const full = Math.min(
    fitting < all ? BLOCKS - 1 : BLOCKS,
    Math.max(fitting > 0 ? 1 : 0, Math.round((BLOCKS * fitting) / all)),
  );
  const blocks = `<span class="cb-full">${"▮".repeat(full)}</span><span class="cb-empty">${"▯".repeat(BLOCKS - full)}</span>`;
  return `<span class="cb-strip" aria-hidden="true">${blocks}</span><br>${fitting} of ${all}`;
}

function verdictHtml(verdict: Verdict): string {
  return `<span class="cb-word" style="${wordColour(verdict)};font-weight:600">${signedWordHtml(verdict)}</span>`;
}

const HEADS = ["Claim", "Stated", "Measured", "Verdict", "Readings that fit", "Why"];

/** A claim as data; another verdict with what was known later is part of it. */
function rowOf(result: ClaimResult, later: ClaimResult | undefined): Row {
  const { claim, statement, verdict, reason, detail = null, miss } = result;
  return {
    id: claim.id,
    notebook: claim.notebook,
    statement,
    stated: claim.stated,
    measured: measuredText(result.estimates),
    miss,
    verdict,
    ...agreement(result),
    reason,
    detail,
    ...(later && later.verdict !== verdict && { later: { verdict: later.verdict, reason: later.reason } }),
  };
}

function rowHtml(row: Row): string {
  const { id, notebook, statement, stated, verdict, reason, detail, miss, later } = row;
  const cells = [
    `<a href="${escapeHtml(`${notebook}.ipynb#cell-card-${id}`)}">${escapeHtml(statement)}</a>`,
    escapeHtml(stated),
    `${escapeHtml(row.measured)}${miss ? `<br><small>${escapeHtml(missText(measuredMiss(miss)))}</small>` : ""}`,
    `${verdictHtml(verdict)}${later ? `<br><small>with hindsight: ${VERDICT_WORDS[later.verdict].word.toLowerCase()}</small>` : ""}`,
    strip(row),
    `${escapeHtml(reason)}${detailHtml(detail)}${later ? `<small>With hindsight: ${escapeHtml(later.reason)}</small>` : ""}`,
  ];
  return `<tr data-verdict="${verdict}" data-claim="${escapeHtml(id)}">${cells
    .map(
      (cell, at) => `<td data-label="${HEADS[at]}" style="text-align:left;vertical-align:top">${cell}</td>`,
    )
    .join("")}</tr>`;
}

/**
 * The ledger as HTML, a row a claim.
 * @param below HTML that is set under it
 */
export function scoreboardHtml({ rows }: ScoreboardData, below = ""): string {
  return [
    `<section class="cb-scoreboard"><div class="cb-table cb-stack" style="overflow-x:auto"><table><thead><tr>`,
    ...HEADS.map((head) => `<th scope="col" style="text-align:left">${head}</th>`),
    `</tr></thead><tbody>${rows.map(rowHtml).join("")}</tbody></table></div>${below}`,
    pageScript("claimbookScoreboard"),
    `</section>`,
  ].join("");
}

/**
 * The ledger as a table to show, a row a claim: in our words with a link to the cell that shows it, stated, measured with the miss, verdict,
 * how many of its readings fit, and why. It can be filtered where scripts run.
 * @param results evaluated claims, in the order to show
 * @param options.later the same claims evaluated with what was known later; a verdict that moved is shown beside the first
 */
export function scoreboard(
  results: readonly ClaimResult[],
  { later = [] }: { readonly later?: readonly ClaimResult[] } = {},
): Displayable {
  const data: ScoreboardData = {
    rows: results.map((result) =>
      rowOf(
        result,
        later.find(({ claim }) => claim.id === result.claim.id),
      ),
    ),
  };
  const columns = ["claim", "stated", "measured", "miss", "verdict", "fit"].map((label) => ({
    label,
    numeric: false,
  }));
  const plain = data.rows.map(({ id, stated, measured, miss, verdict, fitting, all }) => [
    id,
    stated,
    measured,
    miss ? distanceText(miss.nearest, miss.unit) : "–",
    verdict,
    all === 0 ? "–" : `${fitting}/${all}`,
  ]);
  return {
    mime: {
      "text/html": scoreboardHtml(data),
      [SCOREBOARD]: data,
      "text/plain": textTable(columns, plain),
    },
  };
}
