import { causeText } from "../update/cause-text.js";
import type { ChangesSince, ClaimChange } from "./changes-since.js";
import { daysText } from "./options.js";
import { revisedLines, tableBlock } from "./update-report.js";

/** What has moved since the last run, as lines of text: tables, revised values, verdicts and readings with their causes. */
export function changesReport({ since, tables, verdicts, readings, moved, ...days }: ChangesSince): string {
  if (since === null)
    return `changes    no earlier run ${daysText(days)} to compare with; the next one is compared with this`;
  return [
    `changes    ${moved} moved since the run of ${since}, ${daysText(days)}`,
    tables === null
      ? "The tables of the last run are no longer cached, so that rows cannot be compared."
      : "",
    tableBlock(tables ?? []),
    block("revised", (tables ?? []).flatMap(revisedLines)),
    block(
      "verdicts that moved",
      verdicts.map(
        (change) =>
          `${change.claim}: ${change.before ?? "new"} -> ${change.after ?? "gone"} (${causeText(change)})${change.reason === "" ? "" : `\n    ${change.reason}`}`,
      ),
    ),
    block("readings that moved under the same verdict", readings.map(readingLine)),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

const readingLine = (change: ClaimChange) => `${change.claim}: still ${change.after} (${causeText(change)})`;

const block = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : `${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
