import { SourceMap, type SourceMapPayload } from "node:module";

/** 1-based place in a source. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** From 0-based line and column of the code that runs to the place in the TypeScript source, if it has one there. */
export type CodeMap = (line: number, column: number) => SourcePosition | undefined;

/** The maps of a code that was compiled in two steps, as JSON. */
export interface StepMaps {
  readonly first: string;
  readonly second: string;
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
  let maps: [SourceMap, SourceMap] | undefined;
  const read = (json: string) => new SourceMap(JSON.parse(json) as SourceMapPayload);
  return (line, column) => {
    maps ??= [read(second), read(first)];
    const middle = entryAt(maps[0], line, column);
    if (!middle) return undefined;
    const source = entryAt(maps[1], middle.originalLine, middle.originalColumn);
    return source && { line: source.originalLine + 1, column: source.originalColumn + 1 };
  };
}
