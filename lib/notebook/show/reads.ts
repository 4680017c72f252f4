import { takeRowsRead } from "../../store/read-log.js";
import { vintageMonth } from "../../store/vintage-month.js";
import { type BookDays, OUTPUT_FORMAT, type Reads } from "../output-data.js";

interface Noted {
  readonly asked: Set<string>;
  book?: BookDays;
}

/** Where every copy of this module in a process finds them: a kernel's may not be the cells'. */
const READS = Symbol.for("claimbook.reads");
const shared = globalThis as { [READS]?: Noted };

function noted(): Noted {
  shared[READS] ??= { asked: new Set() };
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

const sorted = (values: ReadonlyMap<string, string>) =>
  Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));

/** What was noted since the last call, with the tables read; `{}` when nothing was. */
export function takeReads(): Reads {
  const { asked, book } = noted();
  delete shared[READS];
  const inputs = new Map<string, string>();
  const vintages = new Map<string, string>();
  const known = new Map<string, string>();
  for (const { info, asOf, reach } of takeRowsRead()) {
    inputs.set(info.name, info.hash);
    const month = vintageMonth(info.vintage);
    if (month !== undefined) vintages.set(info.name, month);
    const limit = asOf ?? "latest";
    if (reach !== undefined && reach > (known.get(limit) ?? "")) known.set(limit, reach);
  }
  return {
    ...(inputs.size > 0 && { inputs: sorted(inputs) }),
    ...(vintages.size > 0 && { vintages: sorted(vintages) }),
    ...(known.size > 0 && { known: sorted(known) }),
    ...(book && { book, format: OUTPUT_FORMAT }),
    ...(asked.size > 0 && { asked: [...asked].sort() }),
  };
}
