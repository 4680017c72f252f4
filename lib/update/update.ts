import path from "node:path";
import { nameHint } from "../platform/near-name.js";
import { folderFetch } from "../sources/folder-fetch.js";
import { type HttpOptions, httpFetch } from "../sources/http.js";
import { SourceError } from "../sources/source-error.js";
import type { Fetch } from "../sources/source-file.js";
import { isCalendarDay } from "../store/calendar-day.js";
import { readManifest } from "../store/manifest.js";
import { openStore } from "../store/open-store.js";
import { withWriteAccess } from "../store/write-access.js";
import { UserError } from "../user-error.js";
import { earlierRaw, keepRaw } from "./fetch-raw.js";
import { type InputOutcome, type LoadListener, loadInputs } from "./load-inputs.js";
import { type Left, putInPlace } from "./put-in-place.js";
import { type Rebuilt, rebuilt } from "./rebuilt.js";
import { NOT_REFRESHED, type Refresh } from "./refresh.js";
import { REFRESHES } from "./refreshes.js";
import type { SourceSummary, UpdateSummary } from "./summary.js";
import { columnsOf } from "./table-change.js";

export interface UpdateOptions {
  /** The data folder. */
  readonly dir: string;
  /** Which tables; default all that have a public source. */
  readonly tables?: readonly string[];
  /** Fetch, build and compare, but write nothing. */
  readonly dryRun?: boolean;
  /** Take raw files from this folder, and nothing from the network. */
  readonly offline?: string;
  /** Leave rows before this day as they are. */
  readonly since?: string | null;
  /** Take a source's history although it does not agree with the one on record. */
  readonly acceptRevisions?: boolean;
  readonly http?: HttpOptions;
  readonly listener?: LoadListener;
  readonly now?: Date;
}

/**
 * Brings the data folder up to date from the public sources: loads them side by side, rebuilds the tables in the snapshot's units, checks
 * them against their schema and against what they replace, and puts all that passed into place as one change. A table whose source failed
 * stays as it was. Claims are evaluated on the old and the new folder.
 * @returns what was done; `failed` when something was left behind
 * @throws UserError for an unknown table or day, NoNetworkError when no source can be reached, StoreError when the folder is locked,
 *   damaged or cannot be written
 */
export async function updateData(options: UpdateOptions): Promise<UpdateSummary> {
  const { dir, since = null, dryRun = false } = options;
  if (since !== null && !isCalendarDay(since)) {
    throw new UserError(
      `--since ${JSON.stringify(since)} is no calendar day; write YYYY-MM-DD, for example 2024-07-24`,
    );
  }
  const refreshes = chosen(options.tables ?? []);
  if (dryRun) return run(options, refreshes);
  return withWriteAccess(dir, () => run(options, refreshes));
}

function chosen(tables: readonly string[]): readonly Refresh[] {
  for (const name of tables) {
    if (REFRESHES.some(({ table }) => table === name)) continue;
    const reason = NOT_REFRESHED[name];
    if (reason !== undefined) throw new UserError(`table ${name} has no public source: ${reason}`);
    throw new UserError(
      `there is no table ${JSON.stringify(name)} to update; ${nameHint(
        name,
        [...REFRESHES.map(({ table }) => table), ...Object.keys(NOT_REFRESHED)],
        { plural: "tables", listedBy: '"npx claimbook data"' },
      )}`,
    );
  }
  return tables.length === 0 ? REFRESHES : REFRESHES.filter(({ table }) => tables.includes(table));
}

async function run(options: UpdateOptions, refreshes: readonly Refresh[]): Promise<UpdateSummary> {
  const { dir, tables = [], dryRun = false, since = null, now = new Date(), listener } = options;
  const { acceptRevisions = false } = options;
  const today = now.toISOString().slice(0, 10);
  const store = openStore({ dir });
  const specs = readManifest(dir);
  const names = [...new Set(refreshes.flatMap(({ inputs }) => inputs))];
  const { fetch, close } = fetchFor(options);
  const { inputs, outcomes } = await loadInputs(names, {
    fetch,
    year: now.getUTCFullYear(),
    ...(listener && { listener }),
  }).finally(close);
  const results = specs.flatMap((spec): readonly (Rebuilt | Left)[] => {
    const { name } = spec.info;
    const refresh = refreshes.find(({ table }) => table === name);
    const fixed = NOT_REFRESHED[name];
    if (refresh === undefined) {
      return fixed !== undefined && tables.length === 0
        ? [{ spec, status: "not refreshed", reason: fixed }]
        : [];
    }
    const failed = refresh.inputs.map((input) => outcomes.get(input)).find((one) => one?.error !== undefined);
    if (failed?.error !== undefined) {
      const { error: reason, brief } = failed;
      return [{ spec, status: "failed", reason, ...(brief !== undefined && { brief }) }];
    }
    const files = refresh.inputs.flatMap((input) => outcomes.get(input)?.files ?? []);
    const notes = files.map(({ name: file, url, retrieved, sha256 }) => ({
      name: file,
      url,
      retrieved,
      sha256,
    }));
    const { maxGapDays, endCaveat } = refresh;
    const current = columnsOf(store, name);
    try {
      const built = refresh.build(current, inputs, { since, anchor: spec.anchor, acceptRevisions });
      return [
        rebuilt({ spec, current, built, maxGapDays, inputs: notes, today, endCaveat, acceptRevisions }),
      ];
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return [{ spec, status: "failed", reason: error.message }];
    }
  });
  return putInPlace(results, {
    dir,
    dryRun,
    now,
    sources: [...outcomes.values()].map(sourceSummary),
    title: `${today}: update`,
  });
}

function fetchFor({ dir, dryRun, offline, http = {} }: UpdateOptions): {
  fetch: Fetch;
  close(): Promise<void>;
} {
  if (offline !== undefined)
    return { fetch: folderFetch(path.resolve(offline)), close: async () => undefined };
  const client = httpFetch({ earlier: earlierRaw(dir), ...http });
  return { fetch: dryRun ? client.fetch : keepRaw(dir, client.fetch), close: client.close };
}

function sourceSummary({ name, files, note, error }: InputOutcome): SourceSummary {
  const message = error ?? note;
  return {
    input: name,
    ok: error === undefined,
    files: files.map((file) => file.name),
    ...(message !== undefined && { message }),
  };
}
