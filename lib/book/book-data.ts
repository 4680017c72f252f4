import { UserError } from "../platform/user-error.js";
import { BASE_URLS } from "../sources/base-urls.js";
import type { Input } from "./input.js";
import type { TableRecipe } from "./table-recipe.js";

/** What a book says of its data. */
export interface BookData {
  /** How each table that has a public source is brought up to date, in the manifest's order. */
  readonly tables: readonly TableRecipe[];
  /** Tables that no public source can bring up to date, with the reason. */
  readonly frozen: Readonly<Record<string, string>>;
}

/** Of a table that the user has added. */
const NO_SOURCE_YET =
  'no source of it is known: "claimbook import" adds rows, "claimbook new source" writes a source for it';

/** How a table is brought up to date; undefined for one without a source. */
export function recipeOf(table: string, { tables }: BookData): TableRecipe | undefined {
  return tables.find((one) => one.table === table);
}

/** Why no update brings a table up to date; undefined for a table that has a source. */
export function whyFrozen(table: string, book: BookData): string | undefined {
  if (recipeOf(table, book) !== undefined) return undefined;
  return Object.hasOwn(book.frozen, table) ? book.frozen[table] : NO_SOURCE_YET;
}

/**
 * The inputs of some tables, each once, in the order in which the tables name them.
 * @throws UserError when two inputs have one name
 */
export function inputsOf(tables: readonly TableRecipe[]): readonly Input[] {
  const inputs = [...new Set(tables.flatMap(({ inputs: own }) => Object.values(own)))];
  const names = inputs.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice === undefined) return inputs;
  throw new UserError(
    `two inputs are called ${JSON.stringify(twice)}; define it once and let both tables name it, or give one another name`,
  );
}

/**
 * The base addresses of publishers, by provider: those that the engine knows, and those that inputs name.
 * @throws UserError when a provider has two addresses
 */
export function addressesOf(inputs: readonly Input[]): Readonly<Record<string, string>> {
  const addresses: Record<string, string> = { ...BASE_URLS };
  for (const { name, addresses: own = {} } of inputs)
    for (const [provider, address] of Object.entries(own)) {
      if ((addresses[provider] ?? address) !== address)
        throw new UserError(
          `input ${name}: the publisher ${provider} has the address ${addresses[provider]} already; give the one at ${address} another name`,
        );
      addresses[provider] = address;
    }
  return addresses;
}
