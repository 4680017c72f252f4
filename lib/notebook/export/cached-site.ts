import { readFileSync } from "node:fs";
import path from "node:path";
import { type Cache, keyOf } from "../../platform/cache/cache.js";
import { isNumber, isText, listOf, nullable, objectShape, optional, recordOf } from "../../platform/shape.js";
import type { ExportedPage } from "./export-notebook.js";
import { picturesStand } from "./picture-files.js";
import type { RenderedNotebook } from "./render-notebook.js";

/** An export that was written to a folder: what it was made from, and its files. */
interface KeptSite {
  readonly from: string;
  readonly pages: readonly (ExportedPage & { readonly hash: string })[];
}

const isKeptSite = objectShape<KeptSite>({
  from: isText,
  pages: listOf(
    objectShape<KeptSite["pages"][number]>({
      path: isText,
      bytes: isNumber,
      title: isText,
      warnings: optional(listOf(isText)),
      pictures: optional(recordOf(nullable(isText))),
      hash: isText,
    }),
  ),
});

export interface SiteOptions {
  readonly outputDir: string;
  /** Hash of what renders. */
  readonly library: string;
  readonly cache: Cache;
  /** The page of changes, where the site has one. */
  readonly changes?: RenderedNotebook;
}

function fileKey(file: string): string {
  return keyOf(readFileSync(file));
}

function sourceKey(
  files: readonly string[],
  { library, changes }: Pick<SiteOptions, "library" | "changes">,
): string {
  const sources = files.map((file) => [file, fileKey(file)]);
  return keyOf(library, sources, changes ?? null);
}

/** The pages that an earlier export of the same notebooks has left in a folder, untouched since; undefined when there are none. */
export function keptSite(
  files: readonly string[],
  { outputDir, library, cache, changes }: SiteOptions,
): readonly ExportedPage[] | undefined {
  try {
    const kept = cache.readJson("sites", keyOf(path.resolve(outputDir)), isKeptSite);
    if (kept?.from !== sourceKey(files, { library, ...(changes && { changes }) })) return undefined;
    const stands = kept.pages.every(
      ({ path: page, hash, pictures = {} }) => fileKey(page) === hash && picturesStand(pictures),
    );
    return stands ? kept.pages : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers an export. */
export function keepSite(
  files: readonly string[],
  pages: readonly ExportedPage[],
  { outputDir, library, cache, changes }: SiteOptions,
): void {
  const kept: KeptSite = {
    from: sourceKey(files, { library, ...(changes && { changes }) }),
    pages: pages.map((page) => ({ ...page, hash: fileKey(page.path) })),
  };
  cache.write("sites", keyOf(path.resolve(outputDir)), JSON.stringify(kept));
}
