import { grouped } from "../platform/grouped.js";
import { counted } from "../platform/text/counted.js";
import { causeText } from "../update/cause-text.js";
import type { LookedForFile } from "../update/looked-for.js";
import { differenceLines } from "../update/second-source.js";
import type { RowChanges, TableSummary, UpdateSummary } from "../update/summary.js";
import type { VerdictMove } from "../update/verdict-moves.js";
import { textBlock } from "./text-block.js";
import { textColumns } from "./text-columns.js";

/** An update's summary as lines of text: tables, sources that failed, verdicts before and after with the cause. */
export function updateReport(summary: UpdateSummary): string {
  const { tables, sources, verdicts, dryRun, changed, lookedFor = [] } = summary;
  const listsFiles = dryRun || sources.some(({ ok }) => !ok);
  const left = tables.filter(({ status }) => status === "failed");
  const blocks = [
    tableBlock(tables.filter(({ status }) => status === "updated")),
    listed("unchanged", tables, "unchanged"),
    textBlock(
      left.length > 0 ? `left as they were, ${left.length} of ${tables.length}` : "",
      leftLines(left),
    ),
    textBlock("columns left as they were", columnLines(tables)),
    listsFiles ? fileBlock(lookedFor) : "",
    listed("without a public source", tables, "not refreshed"),
    textBlock(
      "notes on the sources",
      sources.flatMap(({ input, ok, message }) => (ok && message ? [`${titleOf(input)}: ${message}`] : [])),
    ),
    textBlock(
      "second sources that differ",
      sources.flatMap(({ input, second }) => differenceLines(titleOf(input), second, LISTED)),
    ),
    agreeing(sources),
    textBlock("redirected to another host", redirectLines(sources)),
    textBlock(
      "notes",
      tables.flatMap(({ table, notes }) => (notes.length > 0 ? [`${table}: ${shortened(notes)}`] : [])),
    ),
    textBlock("revised", tables.flatMap(revisedLines)),
    verdictBlock(verdicts, changed),
    revisionNote(verdicts, dryRun),
    changed && dryRun ? "Nothing was written (--dry-run)." : "",
    changed && !dryRun
      ? 'An entry was added to data/CHANGES.md; "claimbook update --rollback" undoes this.'
      : "",
    changed
      ? ""
      : `Nothing has changed.${left.length > 0 ? " Run it again later, unless a line above names another remedy." : ""}`,
  ];
  return blocks.filter((text) => text !== "").join("\n\n");
}

/** A line a reason, with the tables that share it. */
function leftLines(left: readonly TableSummary[]): string[] {
  const tables = left.map(({ table, reason = "", brief = reason }) => [brief, table] as const);
  return [...grouped(tables)].map(([why, names]) =>
    // A check's message starts with the table's name already, a source's does not.
    names.length === 1 && why.startsWith(names[0] as string) ? why : `${names.join(", ")}: ${why}`,
  );
}

/** The files that the folder of `--offline` is searched for. */
function fileBlock(files: readonly LookedForFile[]): string {
  if (files.length === 0) return "";
  const rows = files.map(({ file, isThere, source, isSecond, tables }) => [
    file,
    isThere ? "there" : "missing",
    isSecond ? `${source} (second source)` : source,
    tables.length > 3 ? `${tables.length} tables` : tables.join(", "),
  ]);
  return textBlock("files looked for", textColumns(["file", "is", "source", "for"], rows));
}

/** A line an origin, with the files that came from there. */
function redirectLines(sources: UpdateSummary["sources"]): string[] {
  const files = sources.flatMap(({ redirected }) => redirected.map(({ file, to }) => [to, file] as const));
  return [...grouped(files)].map(([to, names]) => `${to}: ${names.join(", ")}`);
}

function agreeing(sources: UpdateSummary["sources"]): string {
  const names = sources.flatMap(({ input, second }) =>
    second && second.compared > 0 && second.differences.length === 0 ? [titleOf(input)] : [],
  );
  return names.length === 0 ? "" : `confirmed by a second source: ${names.join(", ")}`;
}

/** An input in words. */
const titleOf = (input: string) =>
  input.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A line a reason, with the columns that share it and where they end. */
function columnLines(tables: readonly TableSummary[]): string[] {
  const columns = tables.flatMap(({ table, left }) =>
    left.map(
      ({ column, end, reason }) =>
        [reason.replace(`column ${column}: `, ""), `${table} ${column} (ends ${end})`] as const,
    ),
  );
  return [...grouped(columns)].map(([reason, names]) => `${names.join(", ")}: ${reason}`);
}

function listed(title: string, tables: readonly TableSummary[], status: TableSummary["status"]): string {
  const names = tables.filter((table) => table.status === status).map(({ table }) => table);
  return names.length === 0 ? "" : `${title}: ${names.join(", ")}`;
}

const shortened = (notes: readonly string[]) =>
  notes.length <= 3 ? notes.join("; ") : `${notes.slice(0, 3).join("; ")}; and ${notes.length - 3} more`;

/** Values of a table, or figures of a source, that a terminal lists; the summary as JSON has all. */
const LISTED = 12;

/** The newest revised values of a table, a line each. */
export function revisedLines({ table, revised }: RowChanges): string[] {
  const values = revised?.values ?? [];
  const lines = values
    .slice(-LISTED)
    .map(({ column, row, from, to }) => `${table}, ${column} of ${row}: ${from} -> ${to ?? "missing"}`);
  const more = values.length - lines.length;
  return more > 0 ? [`${table}: ${more} more before these; --json lists all`, ...lines] : lines;
}

/** The tables that changed, a line each; "" without any. */
export function tableBlock(tables: readonly RowChanges[]): string {
  if (tables.length === 0) return "";
  const someGone = tables.some(({ removed = 0 }) => removed > 0);
  const rows = tables.map(({ table, lastBefore, lastAfter, added, filled, removed = 0, revised }) => {
    const { largest } = revised ?? {};
    const change = largest
      ? `${largest.column} of ${largest.row}: ${largest.from} -> ${largest.to ?? "missing"}`
      : "";
    return [
      table,
      lastBefore,
      lastAfter,
      String(added),
      String(filled),
      revised ? String(revised.rows) : "0",
      revised?.since ?? "",
      change,
      ...(someGone ? [String(removed)] : []),
    ];
  });
  const header = ["table", "last row", "now", "added", "filled in", "revised", "since", "largest revision"];
  return textColumns([...header, ...(someGone ? ["removed"] : [])], rows, { right: [3, 4, 5, 8] }).join("\n");
}

/** What follows from a verdict that a revision moved; "" where none did. */
function revisionNote(verdicts: readonly VerdictMove[], dryRun: boolean): string {
  const isRevised = ({ before, after, movedBy }: VerdictMove) =>
    before !== after && (movedBy === "revision" || movedBy === "revision and rows");
  if (!verdicts.some(isRevised)) return "";
  const undo = dryRun ? "" : '; "claimbook update --rollback" takes the revision back';
  return `A revision moved a verdict. "claimbook claims --strict" ends with status 1 where that is not the recorded one, until "claimbook claims --record" accepts it${undo}.`;
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
        (move) => `${move.claim}: ${move.before} -> ${move.after} (${causeText(move)})\n    ${move.reason}`,
      ),
      ...shifted.map(
        (move) =>
          `${move.claim}: still ${move.after}, ${counted(move.readingsMoved, "reading")} moved (${causeText(move)})`,
      ),
    ];
    return textBlock(
      `verdicts ${title}, ${moved.length} of the ${own.length} that read what changed moved`,
      lines.length > 0 ? lines : ["every reading is as it was"],
    );
  });
  return parts.join("\n\n");
}
