import { knownOn } from "../../store/availability.js";
import type { Store } from "../../store/store.js";
import { vintageMonth } from "../../store/vintage-month.js";
import { type BookDays, OUTPUT_FORMAT, type Reads } from "../output-data.js";
import { periodsOf } from "./periods-of.js";

interface Noted {
  readonly inputs: Map<string, string>;
  readonly vintages: Map<string, string>;
  readonly known: Map<string, string>;
  readonly asked: Set<string>;
  book?: BookDays;
}

/** Where every copy of this module in a process finds them: a kernel's may not be the cells'. */
const READS = Symbol.for("claimbook.reads");
const shared = globalThis as { [READS]?: Noted };

function noted(): Noted {
  shared[READS] ??= { inputs: new Map(), vintages: new Map(), known: new Map(), asked: new Set() };
  return shared[READS];
}

/** Notes a book that is opened. */
export function noteBook({ asOf, until, askedOn }: BookDays): void {
  noted().book = { asOf, until, askedOn };
}

/** Notes that a claim was asked on another day than the commentary's. */
export function noteAsked(day: string): void {
  noted().asked.add(day);
}

/** The store, noting which tables are read and how far their rows reach: an exported page says so. */
export function noteReads(store: Store): Store {
  const reaches = new Map<string, string | undefined>();
  const reachOf = (name: string, rows: ReturnType<Store["read"]>, asOf: string | null) => {
    if (rows.numRows() === 0) return undefined;
    const [, last] = periodsOf(rows, store.describe(name).coverage);
    const day = knownOn(last);
    // Some tables list days to come.
    return asOf !== null && asOf < day ? asOf : day;
  };
  return {
    dir: store.dir,
    asOf: store.asOf,
    get tables() {
      return store.tables;
    },
    describe: (name) => store.describe(name),
    read: (name, options) => {
      const rows = store.read(name, options);
      const { inputs, vintages, known } = noted();
      const { hash, vintage } = store.describe(name);
      inputs.set(name, hash);
      const month = vintageMonth(vintage);
      if (month !== undefined) vintages.set(name, month);
      const asOf = options?.asOf ?? store.asOf;
      const key = `${name} ${asOf}`;
      if (!reaches.has(key)) reaches.set(key, reachOf(name, rows, asOf));
      const reach = reaches.get(key);
      const limit = asOf ?? "latest";
      if (reach !== undefined && reach > (known.get(limit) ?? "")) known.set(limit, reach);
      return rows;
    },
  };
}

const sorted = (values: ReadonlyMap<string, string>) =>
  Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));

/** What was noted since the last call; `{}` when nothing was. */
export function takeReads(): Reads {
  const { inputs, vintages, known, asked, book } = noted();
  delete shared[READS];
  return {
    ...(inputs.size > 0 && { inputs: sorted(inputs) }),
    ...(vintages.size > 0 && { vintages: sorted(vintages) }),
    ...(known.size > 0 && { known: sorted(known) }),
    ...(book && { book, format: OUTPUT_FORMAT }),
    ...(asked.size > 0 && { asked: [...asked].sort() }),
  };
}
