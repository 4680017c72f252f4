import type { Verdict } from "../../../claims/claim.js";
import { counted } from "../../../platform/text/counted.js";
import { escapeHtml } from "../../show/escape-html.js";
import { date } from "../../show/format.js";
import { VERDICT_WORDS } from "../../show/verdict-words.js";
import { type FrontEntry, pageHref } from "./front-entry.js";

/** A claim that moved from one run to the next; null where it is new, or gone. */
export interface ClaimMove {
  readonly claim: string;
  readonly statement: string;
  readonly from: Verdict | null;
  readonly to: Verdict | null;
  /** Why, in a clause. */
  readonly cause: string;
}

/** What moved since the run before. */
export interface RunMoves {
  /** The day of that run, `YYYY-MM-DD`. */
  readonly since: string;
  readonly verdicts: readonly ClaimMove[];
  /** Claims of which figures moved under the same verdict. */
  readonly figures: readonly ClaimMove[];
}

function word(verdict: Verdict | null, absent: string): string {
  return verdict === null ? absent : VERDICT_WORDS[verdict].word;
}

function item({ claim, statement, from, to, cause }: ClaimMove, entries: readonly FrontEntry[]): string {
  const page = entries.find(({ verdicts }) => verdicts.some(({ id }) => id === claim));
  const anchor = page?.verdicts.find(({ id }) => id === claim)?.anchor;
  const text = `<bdi>${escapeHtml(statement)}</bdi>`;
  const linked = page ? `<a href="${escapeHtml(pageHref(page.name, anchor))}">${text}</a>` : text;
  const moved = from === to ? word(to, "gone") : `${word(from, "new")} → ${word(to, "gone")}`;
  return `<li>${linked}: <strong>${moved}</strong> (${escapeHtml(cause)})</li>`;
}

/** What moved since the run before, verdicts in full and other figures folded. */
export function movesHtml({ since, verdicts, figures }: RunMoves, entries: readonly FrontEntry[]): string {
  const list = (moves: readonly ClaimMove[]) =>
    `<ul>${moves.map((move) => item(move, entries)).join("")}</ul>`;
  const said =
    verdicts.length === 0 ? "no verdict moved" : counted(verdicts.length, "verdict moved", "verdicts moved");
  const others = counted(
    figures.length,
    "claim with other figures under the same verdict",
    "claims with other figures under the same verdict",
  );
  return [
    `<section class="cb-moves"><p>Since the run of ${date(since)} <strong>${said}</strong>.</p>`,
    verdicts.length === 0 ? "" : list(verdicts),
    figures.length === 0 ? "" : `<details><summary>${others}</summary>${list(figures)}</details>`,
    `</section>\n`,
  ].join("");
}
