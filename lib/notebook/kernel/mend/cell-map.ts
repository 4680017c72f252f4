import { SourceMap, type SourceMapPayload } from "node:module";

/** 1-based place in a source. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** From 0-based line and column of the code that runs to the place in the TypeScript source, if it has one there. */
export type CodeMap = (line: number, column: number) => Place | undefined;

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

/**
 * The map of a code that was compiled in two steps, TypeScript to JavaScript to CommonJS.
 * @param shift lines that the compiler was given before the source
 */
export function composeMaps(
  inner: SourceMapPayload,
  outer: SourceMapPayload,
  { shift }: { readonly shift: number },
): CodeMap {
  let maps: [SourceMap, SourceMap] | undefined;
  return (line, column) => {
    maps ??= [new SourceMap(outer), new SourceMap(inner)];
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
