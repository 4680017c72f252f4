/** What a value of a panel is. */
export type PanelFieldType = "text" | "date" | "number" | "boolean";

/** A column of a panel. */
export interface PanelField {
  readonly name: string;
  readonly type: PanelFieldType;
  readonly unit?: string;
  readonly description: string;
}

/** The columns of the daily rows, one row a stock and day. `id`, `date` and one of `return` and `price` are required. */
export const DAILY_FIELDS = [
  { name: "id", type: "text", description: "the stock, whatever its ticker; CRSP: PERMNO" },
  { name: "date", type: "date", description: "the session" },
  {
    name: "price",
    type: "number",
    unit: "currency a share",
    description: "close; below zero: the middle of bid and ask, as CRSP writes it; zero: none",
  },
  {
    name: "return",
    type: "number",
    unit: "decimal",
    description: "total return since the last close; without it, it is that of the price over the adjustment",
  },
  { name: "delisting_return", type: "number", unit: "decimal", description: "after the last close" },
  {
    name: "adjustment",
    type: "number",
    unit: "ratio",
    description: "price over adjustment compares across splits; CRSP: CFACPR",
  },
  {
    name: "volume",
    type: "number",
    unit: "shares",
    description: "traded in the session; below zero: unknown",
  },
  { name: "shares", type: "number", unit: "shares", description: "outstanding" },
  {
    name: "market_cap",
    type: "number",
    unit: "currency",
    description: "market value; without it, price times shares",
  },
  {
    name: "exchange",
    type: "text",
    description: "where it is listed; NYSE breakpoints read NYSE or CRSP's 1",
  },
  { name: "sector", type: "text", description: "its sector on the day" },
] as const satisfies readonly PanelField[];

/** The columns of the fundamentals, one row a stock and report. They may stand in the daily rows as well. */
export const FUNDAMENTAL_FIELDS = [
  { name: "report_date", type: "date", description: "the day on which the figures were published" },
  {
    name: "earnings",
    type: "number",
    unit: "currency a year",
    description: "net income; below zero: a loss",
  },
  { name: "book_equity", type: "number", unit: "currency", description: "book value of equity" },
  {
    name: "operating_profitability",
    type: "number",
    unit: "ratio",
    description: "operating profit over book equity",
  },
] as const satisfies readonly PanelField[];

/** A column that says whether a stock is a member of an index on the day: `in_r2000`. */
const MEMBERSHIP = /^in_[a-z][a-z0-9_]*$/;

/** What a column of the layout is; undefined for a name that is none. */
export function panelField(name: string): PanelField | undefined {
  if (MEMBERSHIP.test(name))
    return { name, type: "boolean", description: `member of ${name.slice(3)} on the day` };
  return [...DAILY_FIELDS, ...FUNDAMENTAL_FIELDS].find((field) => field.name === name);
}

/** Names that a message offers for a misspelt one. */
export const PANEL_NAMES: readonly string[] = [...DAILY_FIELDS, ...FUNDAMENTAL_FIELDS].map(
  ({ name }) => name,
);
