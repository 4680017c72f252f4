import { readFileSync } from "node:fs";
import path from "node:path";
import { dataDir } from "../../../platform/book-folder.js";
import { ownData } from "../../show/inspect/descriptors.js";
import { isColumnTable, isDanfoData } from "../../show/recognise.js";
import type { KnownData } from "../compiler/data-names.js";

type Tables = ReadonlyMap<string, readonly string[]>;

interface Manifest {
  readonly resources: readonly {
    readonly name: string;
    readonly schema: { readonly fields: readonly { readonly name: string }[] };
  }[];
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The tables of a data folder, by name with their columns, as its manifest lists them now. The store itself would note what is read. */
function tablesIn(dir: string): Tables | undefined {
  try {
    const { resources } = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8")) as Manifest;
    return new Map(resources.map(({ name, schema }) => [name, schema.fields.map((field) => field.name)]));
  } catch {
    // Without a manifest there is nothing to offer.
    return undefined;
  }
}

/** The folder of a store, whichever copy of the package made it. */
function storeFolder(value: unknown): string | undefined {
  if (!isObject(value) || typeof ownData(value, "read") !== "function") return undefined;
  const dir = ownData(value, "dir");
  return typeof dir === "string" ? dir : undefined;
}

/**
 * What is known of data in a kernel: the tables of its data folder, and those that its variables hold. To ask runs no code of a cell.
 * @param evaluate gives the value of a variable of the notebook, or throws
 */
export function knownData(evaluate: (name: string) => unknown): KnownData {
  return {
    value(name) {
      try {
        return evaluate(name);
      } catch {
        // It is not declared, or not set yet.
        return undefined;
      }
    },
    member: (value, name) => (isObject(value) ? ownData(value, name) : undefined),
    tables(store) {
      const dir = store === undefined ? dataDir() : storeFolder(store);
      return dir === undefined ? undefined : tablesIn(dir);
    },
    columns(value) {
      if (isColumnTable(value)) return value.columnNames();
      return isDanfoData(value) ? value.columns : undefined;
    },
  };
}
