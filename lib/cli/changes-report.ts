import { causeText } from "../update/cause-text.js";
import type { ChangesSince, ClaimChange } from "./changes-since.js";
import { clockText } from "./clock-text.js";
import { daysText } from "./options.js";
import { textBlock } from "./text-block.js";
import { revisedLines, tableBlock } from "./update-report.js";

/** What has moved since the last run, as lines of text: tables, revised values, verdicts and readings with their causes. */
export function changesReport({ since, tables, verdicts, readings, moved, ...days }: ChangesSince): string {
  if (since === null)
    return `changes    no earlier run ${daysText(days)} to compare with; the next one is compared with this`;
  return [
    `changes    ${moved} moved since the run of ${clockText(new Date(since))}, ${daysText(days)}`,
    tables === null
      ? "The tables of the last run are no longer cached, so that rows cannot be compared."
      : "",
    tableBlock(tables ?? []),
    textBlock("revised", (tables ?? []).flatMap(revisedLines)),
    textBlock(
      "verdicts that moved",
      verdicts.map(
        (change) =>
          `${change.claim}: ${change.before ?? "new"} -> ${change.after ?? "gone"} (${causeText(change)})${change.reason === "" ? "" : `\n    ${change.reason}`}`,
      ),
    ),
    textBlock("readings that moved under the same verdict", readings.map(readingLine)),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

const readingLine = (change: ClaimChange) => `${change.claim}: still ${change.after} (${causeText(change)})`;
