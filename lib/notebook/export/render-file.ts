import { readFileSync } from "node:fs";
import path from "node:path";
import { type Cache, keyOf } from "../cache.js";
import { readNotebook } from "../ipynb/parse-notebook.js";
import { checkoutRoot } from "../kernel/package-root.js";
import { linkAddresses } from "./addresses.js";
import { picturesStand } from "./picture-files.js";
import { type RenderedNotebook, renderNotebook } from "./render-notebook.js";

/** Rendered notebooks that are kept for as long as what renders them is the same. */
export interface KeptRenderings {
  readonly cache: Cache;
  /** Hash of what renders. */
  readonly library: string;
}

/** The name of a notebook's page. */
export function nameOf(file: string): string {
  return path.basename(file, ".ipynb");
}

/**
 * Where the pictures of an executed notebook lie: beside it, and where it was run into the checkout's folder of runs, beside
 * its source.
 */
function pictureFolders(file: string): string[] {
  const folder = path.dirname(path.resolve(file));
  const inside = path.relative(path.join(checkoutRoot(), ".claimbook"), folder);
  const isRun = !inside.startsWith("..") && !path.isAbsolute(inside);
  return isRun ? [folder, path.join(checkoutRoot(), "notebooks")] : [folder];
}

/**
 * An executed notebook rendered, or as it was kept.
 * @param options.names of all pages of the export: links to their notebooks lead to them
 * @throws UserError when it cannot be read
 */
export function renderFile(
  file: string,
  { names, kept }: { readonly names: readonly string[]; readonly kept?: KeptRenderings },
): RenderedNotebook {
  const render = () =>
    renderNotebook(readNotebook(file), {
      file,
      name: nameOf(file),
      link: linkAddresses(new Set(names)),
      folders: pictureFolders(file),
    });
  if (!kept) return render();
  const key = keyOf(kept.library, file, names, readFileSync(file));
  const known = kept.cache.readJson<RenderedNotebook>("pages", key);
  if (known && picturesStand(known.pictures)) return known;
  const rendered = render();
  kept.cache.write("pages", key, JSON.stringify(rendered));
  return rendered;
}
