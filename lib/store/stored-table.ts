import { ColumnTable } from "arquero";
import { nameHint } from "../stats/text/near-name.js";

type Method = (this: ColumnTable, ...args: unknown[]) => unknown;

/** The last name of no column that was looked for; arquero's own errors do not say which it was. */
let missing: { readonly name: string; readonly columns: readonly string[] } | undefined;

/** Methods call each other; the outermost one speaks. */
let depth = 0;

/** A table of the store: arquero's, whose methods name a column that is not there and the one that may have been meant. */
export class StoredTable extends ColumnTable {
  /** As in arquero, undefined where there is no such column: its verbs ask for names that are still free. */
  override column(name: string): ReturnType<ColumnTable["column"]> {
    const found = super.column(name);
    if (found === undefined) missing = { name: String(name), columns: this.columnNames() };
    return found;
  }
}

/** arquero's errors about a column that is not there. */
const ABOUT_COLUMN = /^(Invalid column reference|Unrecognized column|Invalid impute column)|reading 'at'/;

/** A method that says what arquero's error leaves out. */
function naming(method: Method): Method {
  return function (...args) {
    if (depth === 0) missing = undefined;
    depth += 1;
    try {
      return method.apply(this, args);
    } catch (error) {
      if (
        depth > 1 ||
        missing === undefined ||
        !(error instanceof Error) ||
        !ABOUT_COLUMN.test(error.message)
      )
        throw error;
      const { name, columns } = missing;
      throw new RangeError(
        `the table has no column ${JSON.stringify(name)}; ${nameHint(name, columns, { plural: "columns" })}`,
        { cause: error },
      );
    } finally {
      depth -= 1;
    }
  };
}

const READERS = ["array", "get", "getter", "object", "objects", "values"];
const verbs = Object.getOwnPropertyNames(ColumnTable.prototype).filter((name) => name !== "constructor");
for (const name of [...READERS, ...verbs]) {
  const method = (ColumnTable.prototype as unknown as Record<string, unknown>)[name];
  if (typeof method !== "function" || Object.hasOwn(StoredTable.prototype, name)) continue;
  Object.defineProperty(StoredTable.prototype, name, {
    value: naming(method as Method),
    writable: true,
    configurable: true,
  });
}
