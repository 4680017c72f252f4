import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { sha256 } from "../platform/sha256.js";
import { MANIFEST, type TableSpec } from "./manifest.js";

/** A raw file that went into a table. */
export interface InputNote {
  readonly name: string;
  readonly url: string;
  /** Origin of another host to which that address led. */
  readonly redirected?: string;
  readonly retrieved: string;
  readonly sha256: string;
}

/** What changes in the manifest when a table is replaced. */
export interface ResourceChange {
  readonly csv: string;
  readonly rows: number;
  readonly coverage: { readonly start: string; readonly end: string };
  /** First and last period of each column that does not span the whole table. */
  readonly columnCoverage: Readonly<Record<string, { readonly start: string; readonly end: string }>>;
  readonly vintage: string;
  readonly inputs: readonly InputNote[];
  readonly title: string;
  readonly description: string;
  readonly caveats?: readonly string[];
  readonly knownFrom?: string;
  /** Last period of the snapshot by column; none for a table that does not go on from one. */
  readonly anchor?: Readonly<Record<string, string>>;
  /** Values that the source does not have any more, by column. */
  readonly retained?: Readonly<Record<string, RetainedSpan>>;
  /** Columns that stay as they were, and why. */
  readonly left?: Readonly<Record<string, string>>;
}

/** How many values of a column stayed although their source has them no more, and from where to where. */
export interface RetainedSpan {
  readonly rows: number;
  readonly first: string;
  readonly last: string;
}

interface RawField {
  name: string;
  coverage?: unknown;
  constraints?: unknown;
}

interface RawResource {
  name: string;
  caveats?: string[];
  availability: { from?: string };
  schema: { fields: RawField[] };
  [property: string]: unknown;
}

/**
 * The manifest's text with some tables' rows, hash, coverage, vintage and inputs replaced; every other property stays as it is.
 * @param changes by table
 */
export function manifestText(dir: string, changes: ReadonlyMap<string, ResourceChange>): string {
  return edited(dir, (resource) => {
    const change = changes.get(resource.name);
    return change === undefined ? resource : changed(resource, change);
  });
}

/**
 * The manifest's text with the files of some tables replaced, and nothing else said of them.
 * @param files by table
 */
export function manifestWithFiles(
  dir: string,
  files: ReadonlyMap<string, Pick<ResourceChange, "csv" | "rows">>,
): string {
  return edited(dir, (resource) => {
    const file = files.get(resource.name);
    return file === undefined ? resource : { ...resource, ...fileProperties(file) };
  });
}

function edited(dir: string, edit: (resource: RawResource) => RawResource): string {
  const text = readFileSync(path.join(dir, MANIFEST), "utf8");
  const manifest = JSON.parse(text) as { resources: RawResource[] };
  manifest.resources = manifest.resources.map(edit);
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** What a table's sources did not have at the last update. */
export type SourceRecord = Pick<ResourceChange, "left" | "retained">;

/**
 * A manifest's text with what is recorded of the sources of tables that were updated before and stay as they are.
 * @returns the same text when that is what it says already
 */
export function withSourceRecords(text: string, records: ReadonlyMap<string, SourceRecord>): string {
  const manifest = JSON.parse(text) as { resources: RawResource[] };
  let differs = false;
  const resources = manifest.resources.map((resource) => {
    const record = records.get(resource.name);
    const { left, retained, ...rest } = resource;
    if (
      record === undefined ||
      resource.inputs === undefined ||
      isDeepStrictEqual({ left, retained }, { left: record.left, retained: record.retained })
    )
      return resource;
    differs = true;
    return { ...rest, ...record };
  });
  return differs ? `${JSON.stringify({ ...manifest, resources }, null, 1)}\n` : text;
}

/** A manifest's text with some tables as another manifest has them; every other property stays as it is. */
export function withTablesOf(text: string, tables: readonly string[], earlier: string): string {
  const resourcesOf = (one: string) => (JSON.parse(one) as { resources: RawResource[] }).resources;
  const then = new Map(resourcesOf(earlier).map((resource) => [resource.name, resource]));
  const resources = resourcesOf(text).map((resource) =>
    tables.includes(resource.name) ? (then.get(resource.name) ?? resource) : resource,
  );
  return `${JSON.stringify({ ...JSON.parse(text), resources }, null, 1)}\n`;
}

const fileProperties = ({ csv, rows }: Pick<ResourceChange, "csv" | "rows">) => ({
  bytes: Buffer.byteLength(csv),
  hash: `sha256:${sha256(csv)}`,
  rows,
});

/**
 * The manifest's text with a table more, at its end.
 * @param options.change its rows, hash, coverage, vintage and inputs
 * @param options.checked what was compared with what
 */
export function manifestWithTable(
  dir: string,
  { info, path: file, fields, primaryKey, availability }: TableSpec,
  { change, checked }: { readonly change: ResourceChange; readonly checked: readonly string[] },
): string {
  const manifest = JSON.parse(readFileSync(path.join(dir, MANIFEST), "utf8")) as { resources: RawResource[] };
  const { name, title, description, sources, redistribution, serves, caveats } = info;
  const resource = {
    ...{ name, path: file, title, description, sources, redistribution, temporalCoverage: change.coverage },
    ...{
      vintage: change.vintage,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      bytes: 0,
      hash: "",
      rows: 0,
    },
    ...{ serves, caveats: [...caveats], checked, availability },
    schema: { fields: [...fields], missingValues: [""], primaryKey },
  };
  manifest.resources.push(changed(resource, change));
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

function changed(resource: RawResource, change: ResourceChange): RawResource {
  const { coverage, columnCoverage, vintage, inputs, title, description, caveats, knownFrom } = change;
  const { anchor: _anchor, retained: _retained, left: _left, ...rest } = resource;
  return {
    ...rest,
    title,
    description,
    temporalCoverage: coverage,
    vintage,
    ...fileProperties(change),
    inputs,
    ...(change.anchor !== undefined && { anchor: change.anchor }),
    ...(change.left !== undefined && { left: change.left }),
    ...(change.retained !== undefined && { retained: change.retained }),
    ...(caveats !== undefined && { caveats: [...caveats] }),
    ...(knownFrom !== undefined && { availability: { ...resource.availability, from: knownFrom } }),
    schema: {
      ...resource.schema,
      fields: resource.schema.fields.map(({ coverage: _, constraints, ...field }) => ({
        ...field,
        ...(columnCoverage[field.name] && { coverage: columnCoverage[field.name] }),
        ...(constraints !== undefined && { constraints }),
      })),
    },
  };
}
