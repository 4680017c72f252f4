import path from "node:path";
import { addressesOf, type BookData, inputsOf, recipeOf, whyFrozen } from "../book/book-data.js";
import type { Input } from "../book/input.js";
import type { LeftColumns, TableRecipe } from "../book/table-recipe.js";
import { UserError } from "../platform/user-error.js";
import { folderFetch } from "../sources/folder-fetch.js";
import { type HttpOptions, httpFetch } from "../sources/http.js";
import type { SourceError } from "../sources/source-error.js";
import { asSourceFailure } from "../sources/source-failure.js";
import type { Fetch, SourceFile } from "../sources/source-file.js";
import { isCalendarDay } from "../stats/series/calendar-day.js";
import { nameHint } from "../stats/text/near-name.js";
import { readManifest } from "../store/manifest.js";
import { openStore } from "../store/open-store.js";
import { type WriteAccess, withWriteAccess } from "../store/write-access.js";
import { confirmRaw, earlierRaw, keepRaw } from "./fetch-raw.js";
import { type InputOutcome, type LoadListener, loadInputs } from "./load-inputs.js";
import { filesLookedFor } from "./looked-for.js";
import { type Left, putInPlace } from "./put-in-place.js";
import { type Rebuilt, rebuilt } from "./rebuilt.js";
import { revisionHint } from "./revision-hint.js";
import type { SourceSummary, UpdateSummary } from "./summary.js";
import { columnsOf } from "./table-change.js";

export interface UpdateOptions extends WriteAccess {
  /** The data folder. */
  readonly dir: string;
  /** How its tables are brought up to date. */
  readonly book: BookData;
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
 * @throws UserError for an unknown table, day or folder, NoNetworkError when no source can be reached, StoreError when the folder is locked,
 *   damaged or cannot be written
 */
export async function updateData(options: UpdateOptions): Promise<UpdateSummary> {
  const { dir, since = null, dryRun = false } = options;
  if (since !== null && !isCalendarDay(since)) {
    throw new UserError(
      `--since ${JSON.stringify(since)} is no calendar day; write YYYY-MM-DD, for example 2024-07-24`,
    );
  }
  const recipes = chosen(options.tables ?? [], options);
  if (dryRun) return run(options, recipes);
  return withWriteAccess(dir, () => run(options, recipes), options);
}

function chosen(tables: readonly string[], { dir, book }: UpdateOptions): readonly TableRecipe[] {
  for (const name of tables) {
    if (recipeOf(name, book) !== undefined) continue;
    const known = readManifest(dir).map(({ info }) => info.name);
    if (known.includes(name))
      throw new UserError(`table ${name} has no public source: ${whyFrozen(name, book)}`);
    throw new UserError(
      `there is no table ${JSON.stringify(name)} to update; ${nameHint(name, known, {
        plural: "tables",
        listedBy: '"npx claimbook data"',
      })}`,
    );
  }
  return tables.length === 0 ? book.tables : book.tables.filter(({ table }) => tables.includes(table));
}

async function run(options: UpdateOptions, recipes: readonly TableRecipe[]): Promise<UpdateSummary> {
  const { dir, book, tables = [], dryRun = false, offline, since = null, now = new Date() } = options;
  const { acceptRevisions = false, listener } = options;
  const today = now.toISOString().slice(0, 10);
  const store = openStore({ dir });
  const specs = readManifest(dir);
  const year = now.getUTCFullYear();
  const lookedFor = offline === undefined ? undefined : await filesLookedFor(offline, recipes, { year });
  const { fetch, close } = fetchFor(options);
  const { values, outcomes } = await loadInputs(inputsOf(recipes), {
    fetch,
    year,
    // What is in the folder needs no key.
    ...(offline !== undefined && { hasKey: () => true }),
    ...(listener && { listener }),
  }).finally(close);
  const results = specs.flatMap((spec): readonly (Rebuilt | Left)[] => {
    const { name } = spec.info;
    const recipe = recipes.find(({ table }) => table === name);
    const fixed = whyFrozen(name, book);
    if (recipe === undefined) {
      return fixed !== undefined && tables.length === 0
        ? [{ spec, status: "not refreshed", reason: fixed }]
        : [];
    }
    const { failed, left } = whatFailed(recipe, outcomes);
    if (failed !== undefined) {
      const { error: reason = "", brief } = failed;
      return [{ spec, status: "failed", reason, ...(brief !== undefined && { brief }) }];
    }
    const files = Object.values(recipe.inputs).flatMap((input) => outcomes.get(input)?.files ?? []);
    const notes = files.map(({ name: file, url, redirected, retrieved, sha256 }) => ({
      name: file,
      url,
      ...(redirected !== undefined && { redirected }),
      retrieved,
      sha256,
    }));
    const { maxGapDays, endCaveat } = recipe;
    const current = columnsOf(store, name);
    try {
      return [
        asSourceFailure(`${name} cannot be built from its sources`, () => {
          const anchor = spec.anchor;
          const own = ownValues(recipe, values);
          const some = recipe.build(current, own, { since, today, anchor, acceptRevisions });
          const built = { ...some, left: { ...left, ...some.left } };
          return rebuilt({
            ...{ spec, current, built, maxGapDays, inputs: notes, today, endCaveat, acceptRevisions },
            units: { remedy: `The table stays as it was${revisionHint("takes it")}` },
          });
        }),
      ];
    } catch (error) {
      return [{ spec, status: "failed", reason: (error as SourceError).message }];
    }
  });
  if (offline === undefined && !dryRun) confirmRaw(dir, filesThatPassed(results, recipes, outcomes));
  const summary = putInPlace(results, {
    dir,
    dryRun,
    now,
    sources: [...outcomes.values()].map(sourceSummary),
    title: "update",
  });
  return { ...summary, ...(lookedFor !== undefined && { lookedFor }) };
}

/** What a table's inputs gave, by its own names for them. */
function ownValues({ inputs }: TableRecipe, values: ReadonlyMap<Input, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, values.get(input)]));
}

/** The input whose failure leaves a whole table as it was, or else the columns that failures leave, each with the reason. */
function whatFailed(
  { inputs, columnInputs = {} }: TableRecipe,
  outcomes: ReadonlyMap<Input, InputOutcome>,
): { readonly failed?: InputOutcome | undefined; readonly left: LeftColumns } {
  const failures = Object.entries(inputs).flatMap(([name, input]) => {
    const outcome = outcomes.get(input);
    return outcome?.error === undefined ? [] : [[name, outcome] as const];
  });
  const ofColumns = new Set(Object.values(columnInputs));
  const isWhole = failures.length === Object.keys(inputs).length;
  const [, failed] = (isWhole ? failures[0] : failures.find(([name]) => !ofColumns.has(name))) ?? [];
  const reasons = new Map(failures.map(([name, { error, brief = error ?? "" }]) => [name, brief]));
  const left = Object.entries(columnInputs).flatMap(([column, input]) => {
    const reason = reasons.get(input);
    return reason === undefined ? [] : [[column, reason]];
  });
  return { failed, left: Object.fromEntries(left) };
}

/** The files that went into tables with all that is on record: another one may have been cut short on the way. */
function filesThatPassed(
  results: readonly (Rebuilt | Left)[],
  recipes: readonly TableRecipe[],
  outcomes: ReadonlyMap<Input, InputOutcome>,
): readonly SourceFile[] {
  const complete = new Set(
    results.flatMap((result) => ("change" in result && result.complete ? [result.spec.info.name] : [])),
  );
  const doubtful = new Set(inputsOf(recipes.filter(({ table }) => !complete.has(table))));
  return [...outcomes].flatMap(([input, { files, secondFiles = [] }]) =>
    doubtful.has(input) ? secondFiles : [...files, ...secondFiles],
  );
}

function fetchFor({ dir, book, dryRun, offline, http = {} }: UpdateOptions): {
  fetch: Fetch;
  close(): Promise<void>;
} {
  if (offline !== undefined)
    return { fetch: folderFetch(path.resolve(offline)), close: async () => undefined };
  const addresses = addressesOf(inputsOf(book.tables));
  const client = httpFetch({ earlier: earlierRaw(dir), addresses, ...http });
  return { fetch: dryRun ? client.fetch : keepRaw(dir, client.fetch), close: client.close };
}

function sourceSummary({ name, files, note, error, second }: InputOutcome): SourceSummary {
  const message = error ?? note;
  return {
    input: name,
    ok: error === undefined,
    files: files.map((file) => file.name),
    redirected: files.flatMap((file) =>
      file.redirected === undefined ? [] : [{ file: file.name, to: file.redirected }],
    ),
    ...(message !== undefined && { message }),
    ...(second !== undefined && { second }),
  };
}
