import path from "node:path";
import { readPlainFile } from "../platform/read-plain-file.js";
import { UserError } from "../platform/user-error.js";
import type { FileChange } from "../store/journal.js";
import { MANIFEST, type TableSpec } from "../store/manifest.js";
import { manifestText, withSourceRecords } from "../store/manifest-text.js";
import { replaceKeeping, replaceWithin } from "../store/vintages.js";
import { folderWith } from "./folder-with.js";
import { logFiles } from "./log-files.js";
import { readmeText } from "./readme-text.js";
import type { Rebuilt } from "./rebuilt.js";
import type { SourceSummary, TableSummary, UpdateSummary } from "./summary.js";
import type { TableChange } from "./table-change.js";
import { comparisonSummary } from "./table-summary.js";
import { type VerdictMove, verdictMoves } from "./verdict-moves.js";

/** A table that stays as it was, and why. */
export interface Left {
  readonly spec: TableSpec;
  readonly status: "failed" | "not refreshed";
  readonly reason: string;
  /** The same in short, where a whole host is at fault and not one file. */
  readonly brief?: string;
}

/**
 * Puts the tables that changed into place as one change, with the manifest, the README's dates and an entry in CHANGES.md and the history, after
 * the claims have been evaluated on the old and the new folder. The caller holds the folder's lock unless it is a dry run.
 * @throws StoreError when the files cannot be written, UserError when `refuseBroken` refuses; the folder is as it was
 */
export function putInPlace(
  results: readonly (Rebuilt | Left)[],
  options: {
    readonly dir: string;
    readonly dryRun: boolean;
    readonly now: Date;
    readonly sources: readonly SourceSummary[];
    /** Change nothing when a claim that could be evaluated no longer can. */
    readonly refuseBroken?: boolean;
    /** What is done, for the entries in CHANGES.md and the history. */
    readonly title: string;
  },
): UpdateSummary {
  const { dir, dryRun, now, sources, title, refuseBroken = false } = options;
  const at = now.toISOString();
  const changes = results.flatMap((result) =>
    "change" in result && result.change !== null ? [result.change] : [],
  );
  const tables = results.map(tableSummary);
  const records = new Map(
    results.flatMap((result) =>
      "record" in result && result.record ? [[result.spec.info.name, result.record] as const] : [],
    ),
  );
  const changed = manifestText(dir, new Map(changes.map(({ spec, resource }) => [spec.info.name, resource])));
  const manifest = withSourceRecords(changed, records);
  const verdicts = changes.length === 0 ? [] : evaluateBoth(dir, changes, manifest);
  if (refuseBroken) checkUnbroken(verdicts);
  if (!dryRun && changes.length > 0) {
    const files: FileChange[] = changes.map(({ spec, resource }) => ({
      path: spec.path,
      content: resource.csv,
    }));
    const readme = text(dir, "README.md");
    if (readme !== undefined) files.push({ path: "README.md", content: readmeText(readme, changes) });
    files.push(...logFiles(dir, { tables, verdicts, sources }, { at, title }));
    replaceKeeping(dir, [...files, { path: MANIFEST, content: manifest }], { now: at });
  }
  // No figure has changed, only what is said of the sources.
  if (!dryRun && changes.length === 0 && manifest !== changed)
    replaceWithin(dir, [{ path: MANIFEST, content: manifest }]);
  return {
    dryRun,
    changed: changes.length > 0,
    failed:
      tables.some(({ status, left }) => status === "failed" || left.length > 0) ||
      verdicts.some(({ after }) => after === "failed"),
    tables,
    sources,
    verdicts,
  };
}

function checkUnbroken(verdicts: readonly VerdictMove[]): void {
  const broken = verdicts.filter(({ before, after }) => before !== "failed" && after === "failed");
  const [first] = broken;
  if (first === undefined) return;
  const ids = [...new Set(broken.map(({ claim }) => claim))];
  throw new UserError(
    `with these figures ${ids.length === 1 ? "a claim" : `${ids.length} claims`} could no longer be evaluated: ${ids.join(", ")} (${first.reason}); nothing was changed`,
  );
}

function tableSummary(result: Rebuilt | Left): TableSummary {
  const { name, coverage } = result.spec.info;
  const as = { table: name, lastBefore: coverage.end };
  const unchanged = { ...as, lastAfter: coverage.end, added: 0, filled: 0, revised: null };
  if (!("change" in result)) {
    const { status, reason, brief } = result;
    const why = { reason, ...(brief !== undefined && { brief }) };
    return { ...unchanged, status, ...why, notes: [], left: [] };
  }
  const { change, notes, left } = result;
  if (change === null) return { ...unchanged, status: "unchanged", notes, left };
  return {
    ...as,
    status: "updated",
    lastAfter: change.resource.coverage.end,
    ...comparisonSummary(change.comparison),
    notes,
    left,
  };
}

function text(dir: string, name: string): string | undefined {
  return readPlainFile(path.join(dir, name))?.toString();
}

/** Claims on the present folder and on a copy of it with the new tables. @throws StoreError when there is no room for the copy */
function evaluateBoth(dir: string, changes: readonly TableChange[], manifest: string) {
  const files = changes.map(({ spec, resource }) => ({ path: spec.path, content: resource.csv }));
  return folderWith(dir, [...files, { path: MANIFEST, content: manifest }], (after) =>
    verdictMoves(dir, after, {
      changed: new Map(changes.map(({ spec, comparison }) => [spec.info.name, comparison])),
    }),
  );
}
