import { readFileSync } from "node:fs";
import path from "node:path";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { UserError } from "../platform/user-error.js";
import { nameHint } from "../stats/text/near-name.js";
import { readManifest } from "../store/manifest.js";
import { openStore } from "../store/open-store.js";
import { NOT_REFRESHED } from "../update/refresh.js";
import { REFRESHES } from "../update/refreshes.js";
import { type FileText, filledTemplate, refuseOther, writeScaffold } from "./scaffold.js";
import { type PublisherAddress, publisherOf } from "./source-address.js";
import { type SourcePlan, sourcePlan } from "./source-plan.js";

interface NewSourceOptions {
  /** Address of the publisher's CSV. */
  readonly url: string;
  /** The publisher's heading of a column, by the column's name; default the name itself. */
  readonly map?: Readonly<Record<string, string>>;
  /** The checkout; default this one. */
  readonly root?: string;
  /** The data folder; default the one in use. */
  readonly dir?: string;
}

const TABLES = { plural: "tables", listedBy: '"npx claimbook data"' };
const written = (value: unknown) => JSON.stringify(value);

/**
 * Writes a source for a table: its plan, with loader, and a test, and lists it where updates look.
 * @returns the files written
 * @throws UserError when there is no such table, it has a source, its rows are not of one day or month each, or a file is not as expected
 */
export function newSource(
  table: string,
  { url, map = {}, root = bookRoot(), dir = dataDir() }: NewSourceOptions,
): string[] {
  const specs = readManifest(dir);
  const spec = specs.find(({ info }) => info.name === table);
  if (spec === undefined) {
    const names = specs.map(({ info }) => info.name);
    throw new UserError(
      `there is no table ${written(table)}; ${nameHint(table, names, TABLES)}. "claimbook new table" makes one`,
    );
  }
  if (REFRESHES.some((one) => one.table === table))
    throw new UserError(`table ${table} has a source already; "claimbook update ${table}" asks it`);
  if (Object.hasOwn(NOT_REFRESHED, table))
    throw new UserError(
      `table ${table} stands in lib/update/refresh.ts among those without a source (${NOT_REFRESHED[table]}); take it out there first`,
    );
  const plan = sourcePlan(spec, openStore({ dir }).read(table), map);
  const publisher = publisherOf(url, table);
  const name = `${table.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Source`;
  const words = templateWords(table, { plan, publisher, name });
  const files: readonly FileText[] = [
    [path.join(root, "lib/update/tables", `${table}.ts`), filledTemplate("templates/source.ts.txt", words)],
    [
      path.join(root, "test/update/tables", `${table}.test.ts`),
      filledTemplate("templates/source.test.ts.txt", words),
    ],
  ];
  refuseOther(files, "remove it first");
  const lists = [
    listed(root, "lib/update/refreshes.ts", [
      [/(?=import [^\n]*"\.\/tables\/)/, `import { ${name} } from "./tables/${table}.js";\n`],
      [/(?<=export const REFRESHES: readonly Refresh\[\] = \[\n[^\]]*)(?=\];)/, `  ${name},\n`],
    ]),
    ...(publisher.base === undefined
      ? []
      : [
          listed(root, "lib/sources/base-urls.ts", [
            [/(?=\} as const satisfies)/, `  ${written(publisher.provider)}: ${written(publisher.base)},\n`],
          ]),
        ]),
  ];
  writeScaffold(files, lists);
  return [...files, ...lists].map(([file]) => file);
}

/** What the words of the templates stand for. */
function templateWords(
  table: string,
  {
    plan,
    publisher: { provider, path: address, query },
    name,
  }: { readonly plan: SourcePlan; readonly publisher: PublisherAddress; readonly name: string },
): Readonly<Record<string, string>> {
  const { key, period, headings, apart } = plan;
  const endsApart = Object.fromEntries(apart.map((column) => [column, "its source has no such column"]));
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
    ADDRESS: written(`GET /${provider}/${address}`),
    MAX_GAP: String(plan.maxGapDays),
    STALE_AFTER: String(plan.staleAfterDays),
    APART: apart.length === 0 ? "" : `\n  apart: ${written(endsApart)},`,
    ...plan.builder,
  };
}

/** A file of the checkout with lines more, those left out that a command that was killed has added. @throws UserError when it has no place for them */
function listed(
  root: string,
  name: string,
  lines: readonly (readonly [where: RegExp, line: string])[],
): FileText {
  const file = path.join(root, name);
  const text = lines.reduce(
    (earlier, [where, line]) => {
      if (earlier.includes(`\n${line}`)) return earlier;
      if (!where.test(earlier))
        throw new UserError(`${name} has another shape than expected; add by hand: ${line.trim()}`);
      return earlier.replace(where, () => line);
    },
    readFileSync(file, "utf8"),
  );
  return [file, text];
}
