import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { bundledPath } from "../../../platform/package-root.js";
import type { Place } from "./cell-map.js";

const BUNDLE = bundledPath("");
const maps = new Map<string, SourceMap | undefined>();

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    const map = `${file}.map`;
    maps.set(file, existsSync(map) ? new SourceMap(JSON.parse(readFileSync(map, "utf8"))) : undefined);
  }
  return maps.get(file);
}

/** The source of a 1-based place in the bundle of the library and its packages; undefined for other files. */
export function bundledSource(
  file: string,
  { line, column }: Place,
): (Place & { source: string }) | undefined {
  if (!file.startsWith(BUNDLE)) return undefined;
  const entry = mapOf(file)?.findEntry(line - 1, column - 1);
  if (!entry || !("originalSource" in entry)) return undefined;
  const source = path.resolve(path.dirname(file), entry.originalSource);
  return { source, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}
