import { UserError } from "../../platform/user-error.js";
import type { Cell, Columns } from "../../store/columns.js";
import type { TableSpec } from "../../store/manifest.js";
import { round, toSeries } from "../rows.js";
import { keysOf } from "../validate.js";

/** How far the ratio of the table's levels to the file's may stray on common days from that on the last of them. */
const MAX_STRAY = 0.005;
/** Decimals of a rebased level, at most. */
const MAX_DECIMALS = 8;

/**
 * A file's columns with its raw levels in the table's units: level = table(link) x file(t) / file(link), where `link` is the last day (or
 * month) on which both have a level. Rows on record keep their levels: the file's are missing there.
 * @param own the file's columns, by the table's names; those that are no numbers come back as they are
 * @throws UserError when a column has no common day with the table, a level that is not positive, or a ratio that is not steady over the
 *   common days
 */
export function rebaseLevels(own: Columns, current: Columns, spec: TableSpec): Columns {
  const levels = spec.fields.filter(
    ({ name, type }) =>
      name in own && (type === "number" || type === "integer") && !spec.primaryKey.includes(name),
  );
  const keys = keysOf(own, spec);
  return {
    ...own,
    ...Object.fromEntries(
      levels.map(({ name }) => {
        const record = toSeries(keysOf(current, spec), current[name] ?? []);
        return [name, rebased(name, { record, keys, values: own[name] ?? [] })];
      }),
    ),
  };
}

function rebased(
  column: string,
  {
    record,
    keys,
    values,
  }: {
    readonly record: ReadonlyMap<string, number>;
    readonly keys: readonly string[];
    readonly values: readonly Cell[];
  },
): Cell[] {
  const source = toSeries(keys, values);
  const link = linkOf(column, record, source);
  const factor = (record.get(link) as number) / (source.get(link) as number);
  const digits = decimalsOf(record.values());
  return keys.map((key) => {
    const level = source.get(key);
    return level === undefined || record.has(key) ? null : round(level * factor, digits);
  });
}

/** The last common day, where the ratio there is that of the others. */
function linkOf(
  column: string,
  record: ReadonlyMap<string, number>,
  source: ReadonlyMap<string, number>,
): string {
  const refuse = (why: string) => new UserError(`--rebase, column ${column}: ${why}; nothing was changed`);
  for (const [key, value] of [...source, ...record])
    if (!(value > 0)) throw refuse(`${value} of ${key} is no level, which is greater than zero`);
  const common = [...source.keys()].filter((key) => record.has(key)).sort();
  const link = common.at(-1);
  if (link === undefined) {
    throw refuse(
      `the file and the table have no day or month in common, the table ends ${[...record.keys()].at(-1) ?? "nowhere"}; add that row to the file`,
    );
  }
  const ratio = (key: string) => (record.get(key) as number) / (source.get(key) as number);
  const odd = common.find((key) => Math.abs(ratio(key) / ratio(link) - 1) > MAX_STRAY);
  if (odd === undefined) return link;
  const both = (key: string) => `${record.get(key)} against the file's ${source.get(key)} on ${key}`;
  throw refuse(
    `the table's levels are no steady multiple of the file's over ${common.length} common days: ${both(odd)}, ${both(link)}`,
  );
}

/** The most decimals that a value on record has. */
function decimalsOf(values: Iterable<number>): number {
  const decimals = [...values].map((value) => String(value).split(".")[1]?.length ?? 0);
  return Math.min(
    MAX_DECIMALS,
    decimals.reduce((most, count) => Math.max(most, count), 0),
  );
}
