import { FUNDAMENTAL_FIELDS } from "../layout.js";
import { has, type PanelSources, type SourceRelation } from "./sources.js";
import { as, double, identifier, joined, type Sql, sql, whole } from "./sql.js";

const FIGURES = FUNDAMENTAL_FIELDS.flatMap(({ name, type }) => (type === "number" ? [name] : []));

/**
 * The fundamentals as a relation of spans: `id`, `known_from`, `known_until`, and the figures of the report that is the last one known from the one day
 * until the other, not included. A report is known its date plus the panel's lag; of two of one date that agree one counts.
 * @returns undefined where the panel has no report dates
 */
export function reportSpans({ daily, fundamentals = daily, reportLagDays }: PanelSources): Sql | undefined {
  if (!has(fundamentals, "report_date")) return undefined;
  const column = (name: string) => sql`s.${identifier(fundamentals.columns[name] as string)}`;
  const reports = sql`select distinct cast(${column("id")} as varchar) as id, cast(${column("report_date")} as date) as report_date, ${joined(
    FIGURES.map((name) => as(figure(fundamentals, name), name)),
  )} from ${fundamentals.from} s where ${column("report_date")} is not null`;
  const lag = sql`interval '${whole(reportLagDays)}' day`;
  return sql`(select r.id, cast(r.report_date + ${lag} as date) as known_from, cast(lead(r.report_date) over (partition by r.id order by r.report_date) + ${lag} as date) as known_until, ${joined(
    FIGURES.map((name) => sql`r.${identifier(name)}`),
  )} from (${reports}) r)`;
}

const figure = (source: SourceRelation, name: string): Sql =>
  has(source, name) ? double(sql`s.${identifier(source.columns[name] as string)}`) : double(sql`null`);
