import { SourceMap, type SourceMapPayload } from "node:module";
import path from "node:path";

/** 1-based place in a source. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** From 0-based line and column of the code that runs to the place in the TypeScript source, if it has one there. */
export type CodeMap = (line: number, column: number) => Place | undefined;

/** The maps of a code that was compiled in two steps, TypeScript to JavaScript to CommonJS. */
export interface StepMaps {
  readonly first: SourceMapPayload;
  readonly second: SourceMapPayload;
}

/** Lines that tslab puts before a cell: "export {};". */
export const CELL_SHIFT = 1;

/** Whether a path is the one that tslab's compiler gives to cells. */
export function isCellFile(file: string): boolean {
  return /^__tslab__\.[jt]sx?$/.test(path.basename(file));
}

const MARK = "//# sourceMappingURL=data:application/json;base64,";

/** A compiled text without its inline source map, and that map; undefined when it carries none. */
export function splitInlineMap(code: string): { code: string; map: SourceMapPayload } | undefined {
  const at = code.lastIndexOf(MARK);
  if (at < 0) return undefined;
  const json = Buffer.from(code.slice(at + MARK.length).trim(), "base64").toString("utf8");
  return { code: code.slice(0, at), map: JSON.parse(json) as SourceMapPayload };
}

interface Entry {
  readonly generatedLine: number;
  readonly generatedColumn: number;
  readonly originalLine: number;
  readonly originalColumn: number;
}

/** The last mapping at or before a 0-based place, on its line. */
function entryAt(map: SourceMap, line: number, column: number): Entry | undefined {
  const entry = map.findEntry(line, column) as Partial<Entry>;
  return entry.originalLine === undefined || entry.generatedLine !== line ? undefined : (entry as Entry);
}

/** From the code that runs to the source of its cell or file. */
export function composeMaps({ first, second }: StepMaps): CodeMap {
  const shift = isCellFile(first.sources[0] ?? "") ? CELL_SHIFT : 0;
  let maps: [SourceMap, SourceMap] | undefined;
  return (line, column) => {
    maps ??= [new SourceMap(second), new SourceMap(first)];
    const middle = entryAt(maps[0], line, column);
    if (!middle) return undefined;
    const source = entryAt(maps[1], middle.originalLine, middle.originalColumn);
    if (!source || source.originalLine < shift) return undefined;
    return { line: source.originalLine - shift + 1, column: source.originalColumn + 1 };
  };
}

/** The 1-based source line of the mapping that starts exactly at a 0-based place of the generated code. */
export function exactLine(map: SourceMap, line: number, column: number, shift: number): number | undefined {
  const entry = entryAt(map, line, column);
  return entry?.generatedColumn === column ? entry.originalLine - shift + 1 : undefined;
}
