import type { TableSummary, UpdateSummary } from "../update/summary.js";
import type { VerdictMove } from "../update/verdict-moves.js";
import { textColumns } from "./text-columns.js";

/** An update's summary as lines of text: tables, sources that failed, verdicts before and after with the cause. */
export function updateReport(summary: UpdateSummary): string {
  const { tables, sources, verdicts, dryRun, changed } = summary;
  const left = tables.filter(({ status }) => status === "failed");
  const blocks = [
    tableBlock(tables.filter(({ status }) => status === "updated")),
    listed("unchanged", tables, "unchanged"),
    block(left.length > 0 ? `left as they were, ${left.length} of ${tables.length}` : "", leftLines(left)),
    block("columns left as they were", columnLines(tables)),
    listed("without a public source", tables, "not refreshed"),
    block(
      "second sources used",
      sources.flatMap(({ input, ok, message }) => (ok && message ? [`${input}: ${message}`] : [])),
    ),
    block("redirected to another host", redirectLines(sources)),
    block(
      "values missing, and what stays on record",
      tables.flatMap(({ table, notes }) => (notes.length > 0 ? [`${table}: ${shortened(notes)}`] : [])),
    ),
    block("revised", tables.flatMap(revisedLines)),
    verdictBlock(verdicts, changed),
    changed && dryRun ? "Nothing was written (--dry-run)." : "",
    changed && !dryRun
      ? 'An entry was added to data/CHANGES.md; "claimbook update --rollback" undoes this.'
      : "",
    changed ? "" : `Nothing has changed${left.length > 0 ? "; run it again later for what was left" : ""}.`,
  ];
  return blocks.filter((text) => text !== "").join("\n\n");
}

/** A line a reason, with the tables that share it. */
function leftLines(left: readonly TableSummary[]): string[] {
  const tables = new Map<string, string[]>();
  for (const { table, reason = "", brief = reason } of left)
    tables.set(brief, [...(tables.get(brief) ?? []), table]);
  return [...tables].map(([why, names]) =>
    // A check's message starts with the table's name already, a source's does not.
    names.length === 1 && why.startsWith(names[0] as string) ? why : `${names.join(", ")}: ${why}`,
  );
}

/** A line an origin, with the files that came from there. */
function redirectLines(sources: UpdateSummary["sources"]): string[] {
  const files = new Map<string, string[]>();
  for (const { file, to } of sources.flatMap(({ redirected }) => redirected)) {
    files.set(to, [...(files.get(to) ?? []), file]);
  }
  return [...files].map(([to, names]) => `${to}: ${names.join(", ")}`);
}

/** A line a reason, with the columns that share it and where they end. */
function columnLines(tables: readonly TableSummary[]): string[] {
  const columns = new Map<string, string[]>();
  for (const { table, left } of tables) {
    for (const { column, end, reason } of left) {
      columns.set(reason, [...(columns.get(reason) ?? []), `${table} ${column} (ends ${end})`]);
    }
  }
  return [...columns].map(([reason, names]) => `${names.join(", ")}: ${reason}`);
}

const block = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : `${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`;

function listed(title: string, tables: readonly TableSummary[], status: TableSummary["status"]): string {
  const names = tables.filter((table) => table.status === status).map(({ table }) => table);
  return names.length === 0 ? "" : `${title}: ${names.join(", ")}`;
}

const shortened = (notes: readonly string[]) =>
  notes.length <= 3 ? notes.join("; ") : `${notes.slice(0, 3).join("; ")}; and ${notes.length - 3} more`;

/** Values of a table that a terminal lists; the summary as JSON has all. */
const LISTED = 12;

function revisedLines({ table, revised }: TableSummary): string[] {
  const values = revised?.values ?? [];
  const lines = values
    .slice(-LISTED)
    .map(({ column, row, from, to }) => `${table}, ${column} of ${row}: ${from} -> ${to}`);
  const more = values.length - lines.length;
  return more > 0 ? [`${table}: ${more} more before these; --json lists all`, ...lines] : lines;
}

function tableBlock(tables: readonly TableSummary[]): string {
  if (tables.length === 0) return "";
  const rows = tables.map(({ table, lastBefore, lastAfter, added, filled, revised }) => {
    const { largest } = revised ?? {};
    const change = largest ? `${largest.column} of ${largest.row}: ${largest.from} -> ${largest.to}` : "";
    return [
      table,
      lastBefore,
      lastAfter,
      String(added),
      String(filled),
      revised ? String(revised.rows) : "0",
      revised?.since ?? "",
      change,
    ];
  });
  const header = ["table", "last row", "now", "added", "filled in", "revised", "since", "largest revision"];
  return textColumns(header, rows, { right: [3, 4, 5] }).join("\n");
}

function verdictBlock(verdicts: readonly VerdictMove[], changed: boolean): string {
  if (changed && verdicts.length === 0) return "no claim reads what changed";
  const days = [...new Set(verdicts.map(({ asOf }) => asOf))];
  const parts = days.map((asOf) => {
    const own = verdicts.filter((verdict) => verdict.asOf === asOf);
    const moved = own.filter(({ before, after }) => before !== after);
    const shifted = own.filter(({ before, after, readingsMoved }) => before === after && readingsMoved > 0);
    const title = `as of ${asOf ?? "latest"}`;
    const lines = [
      ...moved.map(
        ({ claim, before, after, cause, reason }) =>
          `${claim}: ${before} -> ${after} (${cause})\n    ${reason}`,
      ),
      ...shifted.map(
        ({ claim, after, readingsMoved, cause }) =>
          `${claim}: still ${after}, ${readingsMoved} ${readingsMoved === 1 ? "reading" : "readings"} moved (${cause})`,
      ),
    ];
    return block(
      `verdicts ${title}, ${moved.length} of the ${own.length} that read what changed moved`,
      lines.length > 0 ? lines : ["every reading is as it was"],
    );
  });
  return parts.join("\n\n");
}
