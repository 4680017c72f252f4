import path from "node:path";
import { isPlainName } from "../platform/plain-name.js";
import { isCalendarDay, isMonth } from "../stats/series/calendar-day.js";
import { shownValue } from "../stats/text/shown-value.js";
import type { Availability } from "./availability.js";
import { textReader } from "./bytes-text.js";
import { availabilityProblem } from "./check-availability.js";
import { itemProblem } from "./manifest-items.js";
import { readDataFile } from "./read-data-file.js";
import type { FieldInfo, TableInfo } from "./store.js";
import { StoreError } from "./store-error.js";

/** A field with the range that its numbers must lie in. */
export interface FieldSpec extends FieldInfo {
  readonly constraints?: { readonly minimum: number; readonly maximum: number };
}

/** What the manifest says of a table, with what reading needs beside it. */
export interface TableSpec {
  readonly info: TableInfo;
  readonly path: string;
  readonly fields: readonly FieldSpec[];
  readonly primaryKey: readonly string[];
  readonly availability: Availability;
  /** Last period of the snapshot by column, where updates have gone on from it. */
  readonly anchor?: Readonly<Record<string, string>>;
}

/** A resource of `datapackage.json` as this project writes it (Frictionless Data Package, with our own properties). */
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly title?: string;
  readonly description?: string;
  readonly serves?: string;
  readonly sources?: TableInfo["sources"];
  readonly redistribution?: string;
  readonly vintage?: string;
  readonly caveats?: readonly string[];
  readonly temporalCoverage: TableInfo["coverage"];
  readonly rows: number;
  readonly hash: string;
  readonly availability: Availability;
  readonly schema: { readonly fields: readonly FieldSpec[]; readonly primaryKey: readonly string[] };
  readonly anchor?: Readonly<Record<string, string>>;
  readonly left?: Readonly<Record<string, string>>;
  readonly panel?: string;
}

/** File name of the manifest within a data folder. */
export const MANIFEST = "datapackage.json";
const FIELD_TYPES = new Set(["date", "yearmonth", "number", "integer", "string"]);

/**
 * The tables that `datapackage.json` in a folder lists, in its order.
 * @throws StoreError when the folder or the manifest is missing, is not JSON, or lacks what reading needs.
 */
export function readManifest(dir: string): readonly TableSpec[] {
  const file = path.join(dir, MANIFEST);
  let text: string;
  try {
    text = textReader(readDataFile(dir, MANIFEST))();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `no data folder at ${dir} (there is no file ${MANIFEST} in it); restore it with "git checkout -- data", or set CLAIMBOOK_DATA to the folder that holds it`,
    );
  }
  const resources = parseResources(text, file);
  const broken =
    resources.map(whatIsMissing).find((problem) => problem !== undefined) ?? whatItemsLack(resources);
  if (broken !== undefined) {
    throw new StoreError(`${file}: ${broken}; restore it with "git checkout -- data/${MANIFEST}"`);
  }
  return resources.map(toSpec);
}

function parseResources(text: string, file: string): readonly Resource[] {
  const remedy = `restore it with "git checkout -- data/${MANIFEST}"`;
  try {
    const manifest = JSON.parse(text) as { resources?: unknown } | null;
    if (Array.isArray(manifest?.resources)) return manifest.resources as readonly Resource[];
  } catch (error) {
    throw new StoreError(`${file} is not JSON (${(error as Error).message}); ${remedy}`);
  }
  throw new StoreError(`${file} lists no "resources"; ${remedy}`);
}

/** A name as a message has it, whatever stands in its place. */
const named = (name: unknown) => (typeof name === "string" && name.length <= 40 ? name : shownValue(name));

function whatIsMissing(resource: Resource, index: number): string | undefined {
  const where = `table ${resource?.name === undefined ? `number ${index + 1}` : named(resource.name)}`;
  if (typeof resource?.name !== "string" || typeof resource.path !== "string") {
    return `${where} has no name or no path`;
  }
  if (!isPlainName(resource.name)) return `${where} has a name that is none of a file`;
  if (!isPlainName(resource.path) || !resource.path.endsWith(".csv"))
    return `${where} has a path outside the data folder (${named(resource.path)})`;
  if (!/^sha256:[0-9a-f]{64}$/.test(resource.hash)) return `${where} has no sha256 hash`;
  if (!Number.isInteger(resource.rows)) return `${where} has no row count`;
  const { start, end } = resource.temporalCoverage ?? {};
  const period = [start, end].find((one) => !isCalendarDay(one) && !isMonth(one));
  if (period !== undefined || start === undefined || end === undefined) {
    return `${where} does not say from which day or month to which it reaches ("temporalCoverage")`;
  }
  const schema =
    schemaProblem(resource.schema) ?? availabilityProblem(resource.availability, resource.schema.fields);
  return schema && `${where} ${schema}`;
}

function schemaProblem(schema: Resource["schema"] | undefined): string | undefined {
  const { fields, primaryKey } = schema ?? {};
  if (!Array.isArray(fields) || !Array.isArray(primaryKey)) return "has no schema";
  const oddAt = fields.findIndex((field) => typeof field?.name !== "string" || !FIELD_TYPES.has(field.type));
  if (oddAt >= 0) {
    const { name, type } = (fields[oddAt] ?? {}) as Partial<FieldSpec>;
    if (typeof name !== "string") return `has no name for its column number ${oddAt + 1}`;
    return `has a column ${name} of the unknown type ${named(type)}`;
  }
  const names = new Set<string>();
  for (const { name } of fields) {
    if (names.has(name)) return `has two columns ${name}`;
    names.add(name);
  }
  const key = primaryKey.find((name) => !names.has(name));
  if (key !== undefined) return `has a key ${named(key)} that is no column`;
  return primaryKey.length === 0 ? "has no key" : undefined;
}

/** What is wrong with tables that have all that they need. */
function whatItemsLack(resources: readonly Resource[]): string | undefined {
  const names = new Set<string>();
  for (const resource of resources) {
    const where = `table ${resource.name}`;
    if (names.has(resource.name)) return `${where} is listed twice`;
    names.add(resource.name);
    const problem = itemProblem(resource);
    if (problem !== undefined) return `${where} ${problem}`;
  }
  return undefined;
}

function toSpec(resource: Resource): TableSpec {
  const { name, rows, hash, title = name, description = "", serves = "" } = resource;
  const { sources = [], redistribution = "", vintage = "", caveats = [] } = resource;
  const { fields, primaryKey } = resource.schema;
  return {
    info: {
      name,
      title,
      description,
      serves,
      sources,
      redistribution,
      vintage,
      caveats,
      coverage: resource.temporalCoverage,
      rows,
      hash,
      fields,
      ...(resource.left !== undefined && { left: resource.left }),
      ...(resource.panel !== undefined && { panel: resource.panel }),
    },
    path: resource.path,
    fields,
    primaryKey,
    availability: resource.availability,
    ...(resource.anchor !== undefined && { anchor: resource.anchor }),
  };
}
