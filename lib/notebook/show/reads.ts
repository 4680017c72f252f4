import type { Store } from "../../store/store.js";

/** Where every copy of this module in a process finds them: a kernel's may not be the cells'. */
const READS = Symbol.for("claimbook.reads");
const shared = globalThis as { [READS]?: Record<string, string> };

/** Hashes of the tables that cells have read since the last output, by name. */
function fresh(): Record<string, string> {
  shared[READS] ??= {};
  return shared[READS];
}

/** The store, noting which tables are read: the receipt of an exported notebook lists them. */
export function noteReads(store: Store): Store {
  return {
    dir: store.dir,
    asOf: store.asOf,
    get tables() {
      return store.tables;
    },
    describe: (name) => store.describe(name),
    read: (name, options) => {
      const rows = store.read(name, options);
      fresh()[name] = store.describe(name).hash;
      return rows;
    },
  };
}

/** The tables read since the last call, by name, as a note for the output's metadata; `{}` when there are none. */
export function takeReads(): { readonly inputs?: Readonly<Record<string, string>> } {
  const inputs = Object.fromEntries(Object.entries(fresh()).sort(([a], [b]) => (a < b ? -1 : 1)));
  shared[READS] = {};
  return Object.keys(inputs).length ? { inputs } : {};
}
