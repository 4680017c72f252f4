import type { DatedSeries } from "./dates.js";
import { type FredOptions, loadFred } from "./fred.js";
import { joinedNotes } from "./joined-notes.js";
import type { Loaded } from "./source-file.js";

/** Several series from FRED. @param ids FRED's id of each, by a name of one's own @throws SourceError when one fails */
export async function loadFredSeries<K extends string>(
  ids: Readonly<Record<K, string>>,
  options: FredOptions,
): Promise<Loaded<Readonly<Record<K, DatedSeries>>>> {
  const entries = Object.entries<string>(ids);
  const loaded = await Promise.all(entries.map(([, id]) => loadFred(id, options)));
  return {
    value: Object.fromEntries(entries.map(([name], index) => [name, loaded[index]?.value])) as Record<
      K,
      DatedSeries
    >,
    files: loaded.flatMap(({ files }) => files),
    ...joinedNotes(loaded),
  };
}
