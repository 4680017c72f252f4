import { UserError } from "../../platform/user-error.js";
import type { TableDraft } from "./draft-table.js";

/** What people say of a table that is to be. */
export interface TableTexts {
  readonly title: string;
  /** What the table is for. */
  readonly serves: string;
  /** How its figures were made. */
  readonly description: string;
  /** One at least. */
  readonly sources: readonly { readonly title: string; readonly path: string }[];
  /** Whose figures these are and what may be done with them. */
  readonly redistribution: string;
  readonly caveats: readonly string[];
  /** What each column holds, by its name. */
  readonly descriptions: Readonly<Record<string, string>>;
  /** The unit of each column of numbers, by its name; `none` for a plain number. */
  readonly units: Readonly<Record<string, string>>;
  /** Between which numbers a column must lie, where that is not the range of its unit on record. */
  readonly ranges?: Readonly<Record<string, { readonly minimum: number; readonly maximum: number }>>;
}

/** The unit of a column that has none, such as a t statistic. */
export const NO_UNIT = "none";

/** What data/README.md cannot hold in a line or in a cell of its list: a line end, a bar, what a terminal obeys. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}|]|^\s|\s$|^$/u;

/**
 * What keeps a text from the manifest and from data/README.md; undefined: nothing.
 * @example textProblem("a | b") // => "must be one line, without | and blanks at its ends"
 */
export function textProblem(text: string): string | undefined {
  return UNFIT.test(text) ? "must be one line, without | and blanks at its ends" : undefined;
}

/** What keeps an address from the manifest; undefined: nothing. @example addressProblem("https://a.example/b") // => undefined */
export function addressProblem(address: string): string | undefined {
  return /^https?:\/\/[^\s()<>|[\]]+$/.test(address) && URL.canParse(address)
    ? undefined
    : "must be an address such as https://publisher.example/page";
}

/** @throws UserError naming the first text that is missing, too much or unfit, and the option that gives it */
export function checkTexts(texts: TableTexts, { fields, file }: Pick<TableDraft, "fields" | "file">): void {
  const refuse = (what: string, problem: string | undefined) => {
    if (problem !== undefined) throw new UserError(`${what} ${problem}`);
  };
  refuse(`the file's name ${JSON.stringify(file)}`, textProblem(file));
  refuse("--title", textProblem(texts.title));
  refuse("--serves", textProblem(texts.serves));
  refuse("--made", textProblem(texts.description));
  refuse("--terms", textProblem(texts.redistribution));
  for (const caveat of texts.caveats) refuse("--quirk", textProblem(caveat));
  if (texts.sources.length === 0) refuse("--source", "is missing: whose figures are these?");
  for (const { title, path } of texts.sources) {
    refuse(`--source ${title}=${path}: the title`, textProblem(title) ?? bracketProblem(title));
    refuse(`--source ${title}=${path}: what follows "="`, addressProblem(path));
  }
  for (const { name, type } of fields) {
    refuse(`--describe ${name}=TEXT: the text`, textProblem(texts.descriptions[name] ?? ""));
    const isNumber = type === "number" || type === "integer";
    if (isNumber) refuse(`--unit ${name}=UNIT: the unit`, textProblem(texts.units[name] ?? ""));
    else if (texts.units[name] !== undefined)
      refuse(`--unit ${name}: the column`, `holds no numbers, but ${type}s`);
  }
  const names = fields.map(({ name }) => name);
  for (const [option, named] of [
    ["--describe", texts.descriptions],
    ["--unit", texts.units],
    ["--range", texts.ranges ?? {}],
  ] as const) {
    const unknown = Object.keys(named).find((name) => !names.includes(name));
    if (unknown !== undefined)
      refuse(`${option} ${unknown}=...:`, `the table has no column ${unknown}; it has ${names.join(", ")}`);
  }
}

const bracketProblem = (title: string) =>
  /[[\]]/.test(title) ? "must be without [ and ], which mark a link" : undefined;
