import path from "node:path";
import { readPlainFile } from "../platform/read-plain-file.js";
import type { FileChange } from "../store/journal.js";
import { changesText } from "./changes-text.js";
import { HISTORY, historyText } from "./history.js";
import type { UpdateSummary } from "./summary.js";

const CHANGES = "CHANGES.md";

/** The files of a data folder that tell of its changes; each change adds to them. */
export const LOGS: readonly string[] = [CHANGES, HISTORY];

/**
 * CHANGES.md and the history of a data folder with a change in front.
 * @param change.at when, as an ISO date and time
 * @param change.title what was done, such as "update"
 */
export function logFiles(
  dir: string,
  summary: Pick<UpdateSummary, "tables" | "verdicts" | "sources">,
  change: { readonly at: string; readonly title: string },
): readonly FileChange[] {
  const earlier = readPlainFile(path.join(dir, CHANGES))?.toString();
  const title = `${change.at.slice(0, 10)}: ${change.title}`;
  return [
    { path: CHANGES, content: changesText(earlier, summary, { title }) },
    { path: HISTORY, content: historyText(dir, summary, change) },
  ];
}
