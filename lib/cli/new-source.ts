import { readFileSync } from "node:fs";
import path from "node:path";
import { type BookData, recipeOf } from "../book/book-data.js";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import { readManifest } from "../store/manifest.js";
import { openStore } from "../store/open-store.js";
import { type FileText, filledTemplate, refuseOther, writeScaffold } from "./scaffold.js";
import { type PublisherAddress, publisherOf } from "./source-address.js";
import { type SourcePlan, sourcePlan } from "./source-plan.js";

interface NewSourceOptions {
  /** Address of the publisher's CSV. */
  readonly url: string;
  /** The publisher's heading of a column, by the column's name; default the name itself. */
  readonly map?: Readonly<Record<string, string>>;
  /** What the book says of its tables. */
  readonly book: BookData;
  /** The book's folder; default the current one. */
  readonly root?: string;
  /** The data folder; default the one in use. */
  readonly dir?: string;
}

/** Where a book's recipes lie, with the list of them, and their tests. */
const RECIPES = "claims/tables";
const LIST = `${RECIPES}/index.ts`;
const TESTS = "test/claims/tables";

const TABLES = { plural: "tables", listedBy: '"npx claimbook data"' };
const written = (value: unknown) => JSON.stringify(value);

/**
 * Writes a source for a table: its recipe, with loader, and a test, and lists it where the book lists its tables.
 * @returns the files written
 * @throws UserError when there is no such table, it has a source, its rows are not of one day or month each, or a file is not as expected
 */
export function newSource(
  table: string,
  { url, book, map = {}, root = bookRoot(), dir = dataDir() }: NewSourceOptions,
): string[] {
  const specs = readManifest(dir);
  const spec = specs.find(({ info }) => info.name === table);
  if (spec === undefined) {
    const names = specs.map(({ info }) => info.name);
    throw new UserError(
      `there is no table ${written(table)}; ${nameHint(table, names, TABLES)}. "claimbook new table" makes one`,
    );
  }
  if (recipeOf(table, book) !== undefined)
    throw new UserError(`table ${table} has a source already; "claimbook update ${table}" asks it`);
  if (Object.hasOwn(book.frozen, table))
    throw new UserError(
      `table ${table} stands in ${LIST} among the frozen ones (${book.frozen[table]}); take it out there first`,
    );
  const plan = sourcePlan(spec, openStore({ dir }).read(table), map);
  const publisher = publisherOf(url, table);
  const name = `${table.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Source`;
  const words = templateWords(table, { plan, publisher, name });
  const files: readonly FileText[] = [
    [path.join(root, RECIPES, `${table}.ts`), filledTemplate("templates/source.ts.txt", words)],
    [path.join(root, TESTS, `${table}.test.ts`), filledTemplate("templates/source.test.ts.txt", words)],
  ];
  refuseOther(files, "remove it first");
  const list = listed(root, LIST, [
    [FIRST_OWN_IMPORT, `import { ${name} } from "./${table}.js";\n`, (line) => line],
    [
      TABLES_LISTED,
      `    ${name},\n`,
      (line, items) => `${items.replace(/,?\s*$/, items.trim() && ",")}\n${line}  `,
    ],
  ]);
  writeScaffold(files, [list]);
  return [...files, list].map(([file]) => file);
}

/** What the words of the templates stand for. */
function templateWords(
  table: string,
  {
    plan,
    publisher: { provider, host, base, path: address, query },
    name,
  }: { readonly plan: SourcePlan; readonly publisher: PublisherAddress; readonly name: string },
): Readonly<Record<string, string>> {
  const { key, period, headings, optional } = plan;
  const reasons = Object.fromEntries(optional.map((column) => [column, "its source has no such column"]));
  return {
    NAME: name,
    TITLE: table,
    TABLE: written(table),
    FILE: written(`${table}.csv`),
    HEADINGS: written(headings),
    ALL_HEADINGS: written({ [key]: period, ...headings }),
    PERIOD: written(period),
    LOOKED_FOR: written([period, ...Object.values(headings)].join(", ")),
    PROVIDER: written(provider),
    PATH: written(address),
    QUERY: query === undefined ? "" : ` query: ${written(query)},`,
    RECIPE_FILE: written(`../../../${RECIPES}/${table}.js`),
    REQUEST: written({ provider, path: address, ...(query !== undefined && { query }) }),
    MAX_GAP: String(plan.maxGapDays),
    STALE_AFTER: String(plan.staleAfterDays),
    OPTIONAL: optional.length === 0 ? "" : `\n  optionalColumns: ${written(reasons)},`,
    ADDRESSES: base === undefined ? "" : `\n  addresses: ${written({ [provider]: base })},`,
    PUBLISHER: written(host),
    ...plan.builder,
  };
}

/** Where an import of a recipe goes: before the first one, else after the first line that imports. */
const FIRST_OWN_IMPORT = /(?=^import [^\n]*"\.\/)|(?<=^import [^\n]*;\n)/m;
/** What stands in the list of tables. */
const TABLES_LISTED = /(?<=\btables: \[)[^[\]]*(?=\])/;

/** A line, where it goes, and what stands there with it. */
type Addition = readonly [where: RegExp, line: string, withLine: (line: string, found: string) => string];

/** A file of the book with lines more, those left out that a command that was killed has added. @throws UserError when it has no place for them */
function listed(root: string, name: string, lines: readonly Addition[]): FileText {
  const file = path.join(root, name);
  const text = lines.reduce(
    (earlier, [where, line, withLine]) => {
      if (`\n${earlier}`.includes(`\n${line}`)) return earlier;
      if (!where.test(earlier))
        throw new UserError(`${name} has another shape than expected; add by hand: ${line.trim()}`);
      return earlier.replace(where, (found) => withLine(line, found));
    },
    readFileSync(file, "utf8"),
  );
  return [file, text];
}
