import { counted } from "../platform/text/counted.js";
import { causeText } from "./cause-text.js";
import { differenceLines } from "./second-source.js";
import type { UpdateSummary } from "./summary.js";

const HEADING = "# Changes of the data\n\nAn entry for each update, newest first.\n";

/** Revised values of a table that an entry lists, the newest. */
const LISTED = 30;

/** `CHANGES.md` with an entry in front: tables with old and new last row, rows added and revised, the verdicts that moved, and figures that a second source states differently. */
export function changesText(
  text: string | undefined,
  summary: Pick<UpdateSummary, "tables" | "verdicts" | "sources">,
  { title }: { readonly title: string },
): string {
  const tables = summary.tables.flatMap(
    ({ table, status, lastBefore, lastAfter, added, filled, removed = 0, revised }) => {
      if (status !== "updated") return [];
      const revisions = revised ? `, ${revised.rows} revised since ${revised.since}` : "";
      const values = (revised?.values ?? []).slice(-LISTED);
      const more = (revised?.values.length ?? 0) - values.length;
      return [
        `- ${table}: ${lastBefore} to ${lastAfter}, ${counted(added, "row")} added${filled > 0 ? `, ${filled} filled in` : ""}${removed > 0 ? `, ${removed} removed` : ""}${revisions}`,
        ...(more > 0 ? [`  - ${more} more values before these`] : []),
        ...values.map(
          ({ column, row, from, to }) => `  - ${column} of ${row}: ${from} to ${to ?? "missing"}`,
        ),
      ];
    },
  );
  const verdicts = summary.verdicts.flatMap((move) =>
    move.before === move.after
      ? []
      : [
          `- ${move.claim} (as of ${move.asOf ?? "latest"}): ${move.before} to ${move.after}; ${causeText(move)}`,
        ],
  );
  const differences = summary.sources
    .flatMap(({ input, second }) => differenceLines(input, second, LISTED))
    .map((line) => `- ${line}`);
  const entry = [
    `## ${title}`,
    "",
    ...tables,
    ...(verdicts.length > 0
      ? ["", "Verdicts that moved:", "", ...verdicts]
      : tables.length > 0
        ? ["", "No verdict moved."]
        : []),
    ...(differences.length > 0 ? ["", "Second sources that differ:", "", ...differences] : []),
  ].join("\n");
  const earlier = text?.startsWith(HEADING) ? text.slice(HEADING.length) : (text ?? "");
  return `${HEADING}\n${entry.trimEnd()}\n${earlier}`;
}
