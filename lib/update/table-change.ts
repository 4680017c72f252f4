import type { Built, Retained } from "../book/table-recipe.js";
import type { Cell, Columns } from "../store/columns.js";
import type { TableSpec } from "../store/manifest.js";
import type { InputNote, ResourceChange, SourceRecord } from "../store/manifest-text.js";
import type { Store } from "../store/store.js";
import type { Comparison } from "./compare.js";
import type { Validated } from "./validate.js";

/** A table that will be replaced. */
export interface TableChange {
  readonly spec: TableSpec;
  readonly resource: ResourceChange;
  readonly comparison: Comparison;
}

/** A table of a store by columns. */
export function columnsOf(store: Store, name: string): Columns {
  const table = store.read(name);
  return Object.fromEntries(
    table.columnNames().map((column) => [column, [...table.array(column)] as Cell[]]),
  );
}

/** What the manifest will say of a table: coverage of the table and of the columns that end elsewhere, vintage, inputs, caveats. */
export function resourceChange(
  { csv, columns }: Validated,
  built: Omit<Built, "columns">,
  options: {
    readonly spec: TableSpec;
    readonly inputs: readonly InputNote[];
    readonly endCaveat?: RegExp | undefined;
  },
): ResourceChange {
  const { spec, inputs, endCaveat } = options;
  const key = spec.primaryKey[0] as string;
  const dated = ["date", "yearmonth"].includes(spec.fields.find(({ name }) => name === key)?.type ?? "");
  const periods = (columns[key] ?? []) as readonly string[];
  const end = built.knownFrom ?? spec.info.coverage.end;
  const coverage = dated ? span(periods) : { start: spec.info.coverage.start, end };
  const columnCoverage = dated ? otherSpans(columns, { key, coverage }) : {};
  return {
    csv,
    rows: periods.length,
    coverage,
    columnCoverage,
    vintage: built.vintage,
    inputs,
    title: redated(spec.info.title, spec.info.coverage, coverage),
    description: built.description ?? redated(spec.info.description, spec.info.coverage, coverage),
    ...(built.knownFrom !== undefined && { knownFrom: built.knownFrom }),
    ...(built.anchor !== undefined && { anchor: built.anchor }),
    ...sourceRecord(built),
    ...(endCaveat !== undefined && {
      caveats: spec.info.caveats.map((caveat) =>
        caveat.replace(new RegExp(`${endCaveat.source}|${COMPUTED.source}`), () =>
          endsOf(columnCoverage, coverage),
        ),
      ),
    }),
  };
}

/** What the sources of a built table do not have; nothing of what they have. */
export function sourceRecord({ retained, left = {} }: Pick<Built, "retained" | "left">): SourceRecord {
  return { ...(Object.keys(left).length > 0 && { left }), ...retainedSpans(retained) };
}

function retainedSpans(retained: Retained = {}): Pick<ResourceChange, "retained"> {
  const spans = Object.entries(retained).map(
    ([column, periods]) => [column, { rows: periods.length, ...span(periods) }] as const,
  );
  if (spans.length === 0) return {};
  return {
    retained: Object.fromEntries(
      spans.map(([column, { rows, start, end }]) => [column, { rows, first: start, last: end }]),
    ),
  };
}

/** A text that names the table's last day, month or year, with the new one in its place. */
function redated(
  text: string,
  before: { readonly start: string; readonly end: string },
  after: { readonly end: string },
): string {
  const [first, year, now] = [before.start, before.end, after.end].map((period) => period.slice(0, 4));
  return (
    text
      .replaceAll(before.end, after.end)
      .replaceAll(new RegExp(`${before.end.slice(0, 7)}(?![-\\d])`, "g"), after.end.slice(0, 7))
      // "daily, 2024" becomes "daily, 2024 to 2026", and that "daily, 2024 to 2028".
      .replace(new RegExp(`\\b${first} to ${year}$`), `${first} to ${now}`)
      .replace(
        new RegExp(`\\b${first}$`),
        first === year && first !== now ? `${first} to ${now}` : `${first}`,
      )
  );
}

const span = (periods: readonly string[]) => ({ start: periods[0] ?? "", end: periods.at(-1) ?? "" });

/** First and last period of the columns that do not span the table. */
function otherSpans(
  columns: Columns,
  {
    key,
    coverage,
  }: { readonly key: string; readonly coverage: { readonly start: string; readonly end: string } },
): Record<string, { start: string; end: string }> {
  const periods = columns[key] as readonly string[];
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, values]) => {
      const own = span(periods.filter((_, row) => values[row] !== null));
      const whole = own.start === coverage.start && own.end === coverage.end;
      return name === key || whole || own.start === "" ? [] : [[name, own]];
    }),
  );
}

/** What `endsOf` has said at an earlier update. */
const COMPUTED = /(?:Every column spans|Columns differ from) [^.]*\./;

function endsOf(
  columns: Readonly<Record<string, { readonly start: string; readonly end: string }>>,
  coverage: { readonly start: string; readonly end: string },
): string {
  const whole = `${coverage.start} to ${coverage.end}`;
  const odd = Object.entries(columns).map(([name, { start, end }]) => `${name} ${start} to ${end}`);
  return odd.length === 0
    ? `Every column spans ${whole}.`
    : `Columns differ from the table's ${whole}: ${odd.join(", ")}; align before differencing.`;
}
