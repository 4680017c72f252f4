import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TableRecipe } from "../../book/table-recipe.js";
import { dataDir } from "../../platform/book-folder.js";
import type { SourceRequest } from "../../sources/source-file.js";
import type { UpdateSummary } from "../summary.js";
import { updateData } from "../update.js";

/**
 * An update of one table in a copy of the book's data, with files in the place of its publishers': nothing is asked of the network, and the
 * book's own data stay.
 * @param recipe of the table
 * @param files what the publishers send: texts by the names that the requests give the files
 * @param options.now the day of the update
 * @returns the summary of the update, with the requests that the recipe made
 */
export async function updateFrom(
  recipe: TableRecipe,
  files: Readonly<Record<string, string>>,
  { now }: { readonly now: Date },
): Promise<UpdateSummary & { readonly requests: readonly SourceRequest[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-update-"));
  try {
    const [dir, offline] = [path.join(folder, "data"), path.join(folder, "files")];
    const filter = (file: string) => !/[\\/](raw|\.claimbook)$/.test(file);
    cpSync(dataDir(), dir, { recursive: true, filter });
    mkdirSync(offline);
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(offline, name), text);
    const requests: SourceRequest[] = [];
    const book = { tables: [recipe], frozen: {} };
    const listener = { onRequest: (_: string, request: SourceRequest) => void requests.push(request) };
    const summary = await updateData({ dir, book, tables: [recipe.table], offline, now, listener });
    return { ...summary, requests };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
