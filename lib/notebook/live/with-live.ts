import { readFileSync } from "node:fs";
import path from "node:path";
import { BUILT_BOOK, bookRoot, dataDir } from "../../platform/book-folder.js";
import { keyOf } from "../../platform/cache/cache.js";
import { MANIFEST } from "../../store/manifest.js";
import type { LiveOptions, LivePages } from "../export/export-notebook.js";
import { isOwn } from "../export/render-notebook.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import type { Uncarried } from "./carry-modules.js";
import { carryNotebook } from "./carry-notebook.js";
import { isLivePage, type LivePage } from "./live-page.js";
import { liveParts } from "./live-parts.js";

/** A hash of what a live page is made of besides its notebook: the book's code as it was built, and its data. */
export const liveState = (): string =>
  keyOf(
    ...[path.join(bookRoot(), BUILT_BOOK, "build.json"), path.join(dataDir(), MANIFEST)].map((file) =>
      readFileSync(file),
    ),
  );

/** What the page of one notebook carries, or as it was cached. */
function carriedBy(file: string, { pages, cached }: LiveOptions): LivePage | Uncarried {
  const notebook = readNotebook(file);
  if (!isOwn(notebook)) return { because: "its cells are not of the kernel of this package" };
  const key = cached && keyOf(cached.library, file, pages, liveState(), readFileSync(file));
  const known = cached && key && cached.cache.readJson("live", key, isLivePage);
  if (known) return known;
  const live = carryNotebook(notebook, { file, pages });
  if (cached && key && !("because" in live)) cached.cache.write("live", key, JSON.stringify(live));
  return live;
}

/** Several pages as one: their code, the same for all, and each table once. */
function joined(pages: readonly LivePage[], places: Readonly<Record<string, string>>): LivePage | undefined {
  const [first] = pages;
  return (
    first && {
      ...first,
      notebooks: pages.flatMap(({ notebooks }) => notebooks),
      files: Object.assign({}, ...pages.map(({ files }) => files)),
      places,
    }
  );
}

/**
 * What a page carries for its readers to run its notebooks again. Of a notebook that cannot be run in a page a warning says why.
 * @throws StoreError when the data cannot be read
 */
export const withLive: LivePages = (notebooks, options) => {
  const warnings = new Map<string, string>();
  const pages = notebooks.flatMap(({ file, place }): LivePage[] => {
    const live = carriedBy(file, options);
    if (!("because" in live))
      return [{ ...live, notebooks: live.notebooks.map((one) => ({ ...one, place })) }];
    warnings.set(file, `the page cannot be asked again: ${live.because}`);
    return [];
  });
  const page = joined(pages, options.places ?? {});
  return { warnings, ...(page && { parts: liveParts(page) }) };
};
