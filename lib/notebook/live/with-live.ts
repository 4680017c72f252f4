import { readFileSync } from "node:fs";
import path from "node:path";
import { BUILT_BOOK, bookRoot, dataDir } from "../../platform/book-folder.js";
import { keyOf } from "../../platform/cache/cache.js";
import { MANIFEST } from "../../store/manifest.js";
import type { LivePages } from "../export/export-notebook.js";
import { isOwn } from "../export/render-notebook.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { carryNotebook } from "./carry-notebook.js";
import { isLivePage } from "./live-page.js";
import { liveParts } from "./live-parts.js";

/** A hash of what a live page is made of besides its notebook: the book's code as it was built, and its data. */
export const liveState = (): string =>
  keyOf(
    ...[path.join(bookRoot(), BUILT_BOOK, "build.json"), path.join(dataDir(), MANIFEST)].map((file) =>
      readFileSync(file),
    ),
  );

/**
 * A rendered notebook with what its page carries to be asked again; where it cannot be, as it is, with a warning that says why.
 * @throws StoreError when the data cannot be read
 */
export const withLive: LivePages = (rendered, { file, pages, cached }) => {
  const notebook = readNotebook(file);
  const plain = (why: string) => ({
    ...rendered,
    warnings: [...rendered.warnings, `the page cannot be asked again: ${why}`],
  });
  if (!isOwn(notebook)) return plain("its cells are not of the kernel of this package");
  const key = cached && keyOf(cached.library, file, pages, liveState(), readFileSync(file));
  const known = cached && key && cached.cache.readJson("live", key, isLivePage);
  const live = known || carryNotebook(notebook, { file, pages });
  if ("because" in live) return plain(live.because);
  if (cached && key && !known) cached.cache.write("live", key, JSON.stringify(live));
  return { ...rendered, page: { ...rendered.page, live: liveParts(live) } };
};
