import type { Verdict } from "../claims/claim.js";
import { CLAIM_MEMBERS, isMiss } from "../claims/claim-shape.js";
import type { ClaimJson } from "../claims/claims-json.js";
import type { Miss } from "../claims/miss.js";
import { isVerdict } from "../claims/verdict-shape.js";
import {
  isBoolean,
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  objectShape,
  optional,
  recordOf,
  type Shape,
} from "../platform/shape.js";
import { isCalendarDay } from "../stats/series/calendar-day.js";
import type { Output } from "./ipynb/notebook.js";

// What outputs carry as data beside what front ends draw, and the shape that each must have when it is read: a notebook comes from a
// file, and nothing in it is trusted. Types of our own, so that every front end goes on drawing the HTML: one with a renderer for
// plotly's or Frictionless's type would draw that instead.

/** MIME types of data in outputs. */
export const FIGURE = "application/vnd.claimbook.figure+json";
export const TABLE = "application/vnd.claimbook.table+json";
export const VERDICT = "application/vnd.claimbook.verdict+json";
export const SCOREBOARD = "application/vnd.claimbook.scoreboard+json";
/** Of an output that shows nothing: it brings plotly.js into a session. */
export const LOADER = "application/vnd.claimbook.loader+json";

/** The version of this vocabulary, which the output that follows the opening of a book carries. */
export const OUTPUT_FORMAT = 1;

/** A figure without its static SVG, which the output has as `image/svg+xml` under title and over caption. */
export interface FigureData {
  /** First digits of the hash of what is drawn; ids of the SVG begin with it. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** What one sees. */
  readonly alt: string;
  readonly caption: string;
  /** Of the plot alone, in pixels. */
  readonly width: number;
  readonly height: number;
  /** `{ data, layout }` as JSON text: Jupyter writes each number of a list on a line of its own. */
  readonly plotly: string;
}

/** A table as it is shown: texts, a row one text a column. */
export interface TableData {
  readonly columns: readonly {
    readonly label: string;
    /** Is it set to the right? */
    readonly numeric: boolean;
    /** Are its cells kept on one line? */
    readonly dated?: boolean | undefined;
  }[];
  readonly rows: readonly (readonly string[])[];
  readonly caption?: string | undefined;
  /** What is said under the table. */
  readonly more?: string | undefined;
}

/** A claim with its evaluation; estimates that are missing are null. */
export type VerdictData = Omit<ClaimJson, "evaluatedAsOf">;

/** The ledger, a row a claim. */
export interface ScoreboardData {
  readonly rows: readonly {
    readonly id: string;
    /** The name of the notebook that walks through the claim. */
    readonly notebook: string;
    readonly statement: string;
    readonly stated: string;
    readonly measured: string;
    readonly miss: Miss | null;
    readonly verdict: Verdict;
    /** Readings that fit, of how many. */
    readonly fitting: number;
    readonly all: number;
    readonly reason: string;
    readonly detail: string | null;
    /** Another verdict, with what was known later. */
    readonly later?: { readonly verdict: Verdict; readonly reason: string } | undefined;
  }[];
}

/** What a book is opened with. */
export interface BookDays {
  readonly asOf: string | null;
  readonly until: string | null;
  readonly askedOn: string | null;
}

/** What cells have done since the last output, as a note under `claimbook` in that output's metadata. */
export interface Reads {
  /** Hashes of the tables that were read, by name. */
  readonly inputs?: Readonly<Record<string, string>> | undefined;
  /** The latest month, `YYYY-MM`, that the vintage of each of these tables names, where it names one. */
  readonly vintages?: Readonly<Record<string, string>> | undefined;
  /** The last day that the rows read reach, by the as-of that they were read with: a day, or "latest". */
  readonly known?: Readonly<Record<string, string>> | undefined;
  /** The book that was opened. */
  readonly book?: BookDays | undefined;
  /** {@link OUTPUT_FORMAT}, beside a book. */
  readonly format?: number | undefined;
  /** Days other than the commentary's own that claims were asked on, ascending. */
  readonly asked?: readonly string[] | undefined;
}

/** A head is repeated at each cell of its column: more characters than this in all are no table for a page. */
const MAX_CHARACTERS = 50_000_000;

const isDay: Shape<string> = (value): value is string => isCalendarDay(value);
const isMonth: Shape<string> = (value): value is string => isText(value) && isCalendarDay(`${value}-01`);
const isPixels: Shape<number> = (value): value is number =>
  isNumber(value) && Number.isFinite(value) && value > 0;

/** Whether a value is the data of a figure; whether plotly can read its JSON is another question. */
export const isFigureData = objectShape<FigureData>({
  id: (value): value is string => isText(value) && /^cb-[0-9a-f]{10}$/.test(value),
  title: isText,
  subtitle: isText,
  alt: isText,
  caption: isText,
  width: isPixels,
  height: isPixels,
  plotly: isText,
});

const isTable = objectShape<TableData>({
  columns: listOf(
    objectShape<TableData["columns"][number]>({
      label: isText,
      numeric: isBoolean,
      dated: optional(isBoolean),
    }),
  ),
  rows: listOf(listOf(isText)),
  caption: optional(isText),
  more: optional(isText),
});

/** Whether a value is the data of a table of which each row has one text a column. */
export const isTableData: Shape<TableData> = (value): value is TableData => {
  if (!isTable(value)) return false;
  const { columns, rows } = value;
  const heads = columns.reduce((sum, { label }) => sum + label.length, 0);
  return rows.every((row) => row.length === columns.length) && heads * rows.length <= MAX_CHARACTERS;
};

/** Whether a value is the data of a verdict. */
export const isVerdictData = objectShape<VerdictData>({ ...CLAIM_MEMBERS, asOf: isDay, askedOn: isDay });

/** Whether a value is the data of a scoreboard. */
export const isScoreboardData = objectShape<ScoreboardData>({
  rows: listOf(
    objectShape<ScoreboardData["rows"][number]>({
      id: isText,
      notebook: isText,
      statement: isText,
      stated: isText,
      measured: isText,
      miss: nullable(isMiss),
      verdict: isVerdict,
      fitting: isNumber,
      all: isNumber,
      reason: isText,
      detail: nullable(isText),
      later: optional(
        objectShape<{ verdict: Verdict; reason: string }>({ verdict: isVerdict, reason: isText }),
      ),
    }),
  ),
});

const areReads = objectShape<Reads>({
  inputs: optional(recordOf(isText)),
  vintages: optional(recordOf(isMonth)),
  known: optional(recordOf(isDay)),
  book: optional(
    objectShape<BookDays>({
      asOf: nullable(isDay),
      until: nullable(isDay),
      askedOn: nullable(isText),
    }),
  ),
  format: optional(isNumber),
  asked: optional(listOf(isDay)),
});

/** What an output notes of its cell; `{}` where it notes nothing, or what is none of our notes. */
export function readsOf(output: Output): Reads {
  const own = "metadata" in output ? output.metadata.claimbook : undefined;
  return isObject(own) && areReads(own) ? own : {};
}
