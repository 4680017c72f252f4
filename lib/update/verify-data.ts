import { currentBook } from "../book/current-book.js";
import { evaluateOn } from "../claims/evaluate-on.js";
import { dateProblem } from "../store/check-dates.js";
import type { Columns } from "../store/columns.js";
import { readManifest, type TableSpec } from "../store/manifest.js";
import { openStore } from "../store/open-store.js";
import type { Store } from "../store/store.js";
import { columnsOf } from "./table-change.js";

/** What keeps a claim from being evaluated, or a table from being read. */
export interface DataProblem {
  /** Null where it is no one table's. */
  readonly table: string | null;
  readonly problem: string;
}

/**
 * Reads every table with all checks (hash, schema, ranges, order, dates, when rows became known), then evaluates every claim, as of the
 * commentary's day and on everything known since. Claims are left out where tables have problems.
 * @param options.today `YYYY-MM-DD`; nothing may be known later
 * @returns empty when all is well
 * @throws StoreError when the manifest is broken
 */
export function verifyData(dir: string, { today }: { readonly today: string }): readonly DataProblem[] {
  const store = openStore({ dir });
  const specs = readManifest(dir);
  if (specs.length === 0) {
    return [{ table: null, problem: `${dir} lists no tables; restore it with "git checkout -- data"` }];
  }
  const problems = [...specs.flatMap((spec) => tableProblems(store, spec, today)), ...missingTables(store)];
  return problems.length > 0 ? problems : claimProblems(dir);
}

function tableProblems(store: Store, spec: TableSpec, today: string): DataProblem[] {
  const { name } = spec.info;
  try {
    const columns = columnsOf(store, name);
    const odd = dateProblem(columns, spec, today) ?? coverageProblem(columns, spec, today);
    return odd === undefined ? [] : [{ table: name, problem: `table ${name}: ${odd}` }];
  } catch (error) {
    return [{ table: name, problem: (error as Error).message }];
  }
}

/** What a table is said to reach is what its rows reach; where these have no order in time, it has passed. */
function coverageProblem(columns: Columns, spec: TableSpec, today: string): string | undefined {
  const [key = ""] = spec.primaryKey;
  const { start, end } = spec.info.coverage;
  const rows = columns[key] ?? [];
  const type = spec.fields.find(({ name }) => name === key)?.type;
  if (type === "date" || type === "yearmonth") {
    if (start === rows[0] && end === rows.at(-1)) return undefined;
    return `the manifest says ${start} to ${end}, the rows reach from ${rows[0]} to ${rows.at(-1)}`;
  }
  const stated = { key: ["start", "end"], date: [start, end] };
  const fields = [{ name: "date", type: "date", description: "" }] as const;
  return dateProblem(stated, { fields, primaryKey: ["key"], availability: { field: "date" } }, today);
}

/** Tables that claims read and the folder has not. */
function missingTables(store: Store): DataProblem[] {
  const there = new Set(store.tables);
  const needed = new Set(currentBook().claims.flatMap(({ tables }) => tables));
  return [...needed]
    .filter((table) => !there.has(table))
    .map((table) => ({ table, problem: `there is no table ${table}, which claims read` }));
}

function claimProblems(dir: string): DataProblem[] {
  const book = currentBook();
  return [book.asOf, null].flatMap((asOf) => {
    const store = openStore({ dir, asOf });
    return book.claims.flatMap((claim) => {
      try {
        evaluateOn(claim, store);
        return [];
      } catch (error) {
        const problem = `claim ${claim.id} cannot be evaluated as of ${asOf ?? "latest"}: ${(error as Error).message}`;
        return [{ table: null, problem }];
      }
    });
  });
}
