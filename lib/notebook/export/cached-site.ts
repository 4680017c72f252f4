import { readFileSync } from "node:fs";
import path from "node:path";
import { type Cache, keyOf } from "../../platform/cache/cache.js";
import { isNumber, isText, listOf, nullable, objectShape, optional, recordOf } from "../../platform/shape.js";
import type { ExportedPage } from "./export-notebook.js";
import type { FrontBook } from "./front/front-book.js";
import { picturesStand } from "./picture-files.js";
import type { RenderedNotebook } from "./render-notebook.js";

/** An export that was written to a folder: what it was made from, and its files. */
interface CachedSite {
  readonly from: string;
  readonly pages: readonly (ExportedPage & { readonly hash: string })[];
}

const isCachedSite = objectShape<CachedSite>({
  from: isText,
  pages: listOf(
    objectShape<CachedSite["pages"][number]>({
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
  /** State of what its pages carry besides their notebooks to be asked again; undefined where they are not. */
  readonly live?: string;
  /** What its front page says of its book, where it is of one. */
  readonly book?: FrontBook;
}

function fileKey(file: string): string {
  return keyOf(readFileSync(file));
}

function sourceKey(
  files: readonly string[],
  { library, changes, book, live }: Pick<SiteOptions, "library" | "changes" | "book" | "live">,
): string {
  const sources = files.map((file) => [file, fileKey(file)]);
  return keyOf(library, sources, changes ?? null, book ?? null, live ?? null);
}

/** The pages that an earlier export of the same notebooks has left in a folder, untouched since; undefined when there are none. */
export function cachedSite(
  files: readonly string[],
  { cache, ...site }: SiteOptions,
): readonly ExportedPage[] | undefined {
  try {
    const cached = cache.readJson("sites", keyOf(path.resolve(site.outputDir)), isCachedSite);
    if (cached?.from !== sourceKey(files, site)) return undefined;
    const stands = cached.pages.every(
      ({ path: page, hash, pictures = {} }) => fileKey(page) === hash && picturesStand(pictures),
    );
    return stands ? cached.pages : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers an export. */
export function keepSite(
  files: readonly string[],
  pages: readonly ExportedPage[],
  { cache, ...site }: SiteOptions,
): void {
  const cached: CachedSite = {
    from: sourceKey(files, site),
    pages: pages.map((page) => ({ ...page, hash: fileKey(page.path) })),
  };
  cache.write("sites", keyOf(path.resolve(site.outputDir)), JSON.stringify(cached));
}
