import { currentBook } from "../../book/current-book.js";
import type { Verdict } from "../../claims/claim.js";
import type { CodeCell, MimeBundle, Notebook } from "../ipynb/notebook.js";
import { isScoreboardData, isVerdictData, readsOf, SCOREBOARD, VERDICT } from "../output-data.js";
import { cellAnchor } from "./cell-html.js";
import type { ReviewedClaim } from "./claim-review.js";

/** Verdicts of a question that nobody's claim answers. */
const ASKED_AGAIN: readonly Verdict[] = ["would-hold", "would-depend", "would-not-hold"];
/** Verdicts that do not say whether the question was asked on another day. */
const UNRATED: readonly Verdict[] = ["pending", "untestable", "opinion"];

/** The claim of a card; none of a question that was asked on another day, for nobody made that claim. */
function ofCard({ [VERDICT]: data }: MimeBundle, anchor: string): ReviewedClaim[] {
  if (!isVerdictData(data) || data.moved) return [];
  const { id, statement, verdict, reason } = data;
  return [{ id, statement, verdict, reason, href: `#${anchor}` }];
}

function ofScoreboard(
  { [SCOREBOARD]: data }: MimeBundle,
  anchor: string,
  { link, isMoved }: { readonly link: (href: string) => string | undefined; readonly isMoved: boolean },
): ReviewedClaim[] {
  if (!isScoreboardData(data)) return [];
  return data.rows
    .filter(({ verdict }) => !ASKED_AGAIN.includes(verdict) && !(isMoved && UNRATED.includes(verdict)))
    .map(({ id, notebook, statement, verdict, reason }) => ({
      ...{ id, statement, verdict, reason },
      href: link(`${notebook}.ipynb#cell-card-${id}`) ?? `#${anchor}`,
    }));
}

/**
 * The book's claims that a notebook shows, on cards or in a scoreboard, each once: a card goes before a row.
 * @param link where a link of the notebook leads
 */
export function pageReviews(
  { cells }: Notebook,
  link: (href: string) => string | undefined,
): readonly ReviewedClaim[] {
  const outputs = cells
    .filter((cell): cell is CodeCell => cell.cell_type === "code")
    .flatMap((cell) => cell.outputs.map((output) => ({ output, anchor: cellAnchor(cell) })));
  const isMoved = outputs.some(({ output }) => (readsOf(output).asked ?? []).length > 0);
  const bundles = outputs.flatMap(({ output, anchor }) =>
    "data" in output ? [{ data: output.data, anchor }] : [],
  );
  const found = [
    ...bundles.flatMap(({ data, anchor }) => ofCard(data, anchor)),
    ...bundles.flatMap(({ data, anchor }) => ofScoreboard(data, anchor, { link, isMoved })),
  ];
  if (found.length === 0) return [];
  const ids = new Set(currentBook().claims.map(({ id }) => id));
  return [...new Map(found.toReversed().map((claim) => [claim.id, claim])).values()]
    .toReversed()
    .filter(({ id }) => ids.has(id));
}
