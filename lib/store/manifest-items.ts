import { isNumber, isText, listOf, objectShape, optional, recordOf, type Shape } from "../platform/shape.js";
import type { TableInfo } from "./store.js";

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

interface Field {
  readonly name: string;
  readonly description: string;
  readonly unit?: string;
  readonly constraints?: Range;
}

/** What the texts and lists of a table's description must be, and how to say that they are not. */
const ITEMS: readonly (readonly [
  what: string,
  shape: Shape<unknown>,
  partOf: (resource: Resource) => unknown,
])[] = [
  ...(["title", "description", "serves", "redistribution", "vintage"] as const).map(
    (name) =>
      [`a ${name} that is no text`, optional(isText), (resource: Resource) => resource[name]] as const,
  ),
  [
    'sources that are not each a "title" and a "path"',
    optional(listOf(objectShape<TableInfo["sources"][number]>({ title: isText, path: isText }))),
    ({ sources }) => sources,
  ],
  ["caveats that are no list of texts", optional(listOf(isText)), ({ caveats }) => caveats],
  [
    'columns that are not each a "name" and a "description", with a "unit" and a range of "constraints" where they have them',
    listOf(
      objectShape<Field>({
        name: isText,
        description: isText,
        unit: optional(isText),
        constraints: optional(objectShape<Range>({ minimum: isNumber, maximum: isNumber })),
      }),
    ),
    ({ schema }) => schema.fields,
  ],
  ["a key that names no columns", listOf(isText), ({ schema }) => schema.primaryKey],
  ['an "anchor" that is no period by column', optional(recordOf(isText)), ({ anchor }) => anchor],
  ["columns left behind without a reason", optional(recordOf(isText)), ({ left }) => left],
];

interface Resource {
  readonly title?: unknown;
  readonly description?: unknown;
  readonly serves?: unknown;
  readonly redistribution?: unknown;
  readonly vintage?: unknown;
  readonly sources?: unknown;
  readonly caveats?: unknown;
  readonly anchor?: unknown;
  readonly left?: unknown;
  readonly schema: { readonly fields: unknown; readonly primaryKey: unknown };
}

/**
 * What is wrong with the texts and lists of a table in the manifest, such as "has a title that is no text"; undefined when nothing is.
 */
export function itemProblem(resource: Resource): string | undefined {
  const odd = ITEMS.find(([, fits, partOf]) => !fits(partOf(resource)));
  return odd && `has ${odd[0]}`;
}
