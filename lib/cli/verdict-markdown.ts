import { readFileSync } from "node:fs";
import path from "node:path";
import type { ClaimResult } from "../claims/claim.js";
import { measuredText } from "../notebook/show/measured-text.js";
import { bookRoot } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";

const START = "<!-- claims -->";
const END = "<!-- claims end -->";

/** A cell holds no bar and no end of a line. */
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ");

/**
 * The ledger as a table in Markdown, a line a claim: its name with a link to its notebook, stated, measured, verdict.
 * @param folder the folder of the text that will hold the table, from which its links lead
 * @param days the days that the claims were asked and evaluated on, said below the table
 */
export function verdictMarkdown(
  results: readonly ClaimResult[],
  { folder, days }: { readonly folder: string; readonly days: string },
): string {
  const notebooks = path.relative(folder, path.join(bookRoot(), "notebooks")).replaceAll(path.sep, "/");
  const rows = results.map(({ claim, estimates, verdict }) => [
    `[${cell(claim.id)}](${notebooks}/${claim.notebook}.ipynb)`,
    cell(claim.stated),
    cell(measuredText(estimates)),
    verdict,
  ]);
  const lines = [["claim", "stated", "measured", "verdict"], Array(4).fill("---"), ...rows];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\n${days[0]?.toUpperCase()}${days.slice(1)}.`;
}

/**
 * Puts a text between the lines of a Markdown file that say where the claims stand.
 * @throws UserError when the file has no such place
 */
export function insertVerdicts(file: string, text: string): void {
  const before = readFileSync(file, "utf8");
  const [start, end] = [before.indexOf(`${START}\n`), before.indexOf(`\n${END}`)];
  if (start < 0 || end < start)
    throw new UserError(`${file} has no place for the claims; add two lines to it: ${START} and ${END}`);
  writeFileAtomic(file, `${before.slice(0, start)}${START}\n\n${text}\n${before.slice(end)}`);
}
