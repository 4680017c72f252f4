import { readFileSync } from "node:fs";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { type Cache, keyOf } from "../cache.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { linkAddresses } from "./addresses.js";
import type { PageOptions } from "./page-options.js";
import { picturesStand } from "./picture-files.js";
import { type RenderedNotebook, renderNotebook } from "./render-notebook.js";
import { isRenderedNotebook } from "./rendered-shape.js";

/** Rendered notebooks that are kept for as long as what renders them is the same. */
export interface KeptRenderings {
  readonly cache: Cache;
  /** Hash of what renders. */
  readonly library: string;
}

/** A notebook of an export. */
export interface PageSource {
  readonly file: string;
  /** Its page is called so, each by another name. */
  readonly name: string;
  /** It cannot be read, or nothing came of its run: its page says so. */
  readonly isMissing?: true;
}

/** The name of a notebook's page, where no other has it. */
export function nameOf(file: string): string {
  return path.basename(file, ".ipynb");
}

/**
 * Where the pictures of an executed notebook lie: beside it, and where it was run into the checkout's folder of runs, beside
 * its source.
 */
function pictureFolders(file: string): string[] {
  const folder = path.dirname(path.resolve(file));
  const inside = path.relative(path.join(bookRoot(), ".claimbook"), folder);
  const isRun = !inside.startsWith("..") && !path.isAbsolute(inside);
  return isRun ? [folder, path.join(bookRoot(), "notebooks")] : [folder];
}

/** The page that a link between notebooks leads to: of the very file, else of one of its name, for runs lie in one folder. */
function pageOf(target: string, from: string, pages: readonly PageSource[]): string | undefined {
  const file = path.resolve(path.dirname(from), target);
  const page =
    pages.find((one) => path.resolve(one.file) === file) ??
    pages.find((one) => nameOf(one.file) === nameOf(target));
  return page?.name;
}

/**
 * An executed notebook rendered, or as it was kept.
 * @param options.pages all notebooks of the export, this one too: links to them lead to their pages
 * @param options.how what the page is to show; one that was kept is taken only for the same
 * @throws UserError when it cannot be read
 */
export function renderFile(
  file: string,
  {
    pages,
    how = {},
    kept,
  }: { readonly pages: readonly PageSource[]; readonly how?: PageOptions; readonly kept?: KeptRenderings },
): RenderedNotebook {
  const render = () =>
    renderNotebook(readNotebook(file), {
      file,
      name: nameOf(file),
      link: linkAddresses((target) => pageOf(target, file, pages)),
      folders: pictureFolders(file),
      how,
    });
  if (!kept) return render();
  const key = keyOf(kept.library, file, pages, how, readFileSync(file));
  const known = kept.cache.readJson("pages", key, isRenderedNotebook);
  if (known && picturesStand(known.pictures)) return known;
  const rendered = render();
  kept.cache.write("pages", key, JSON.stringify(rendered));
  return rendered;
}
