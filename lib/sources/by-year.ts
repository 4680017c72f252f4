import { joinedNotes } from "./joined-notes.js";
import { SourceError } from "./source-error.js";
import type { Loaded, SourceFile } from "./source-file.js";

/**
 * What yearly files hold, in the order of the years. The newest year's file may not be there yet (status 404): the first days of January have none.
 * @param years ascending
 * @param load asks for one year's file and reads it
 * @returns with a note when the newest year is not there
 * @throws SourceError when any other file fails
 */
export async function loadByYear<T>(
  years: readonly number[],
  load: (year: number) => Promise<{ readonly value: T; readonly file: SourceFile }>,
): Promise<Loaded<readonly T[]>> {
  const parts = await Promise.all(
    years.map(async (year, index): Promise<Loaded<readonly T[]>> => {
      try {
        const { value, file } = await load(year);
        return { value: [value], files: [file] };
      } catch (error) {
        const isNewest = index > 0 && index === years.length - 1;
        if (!isNewest || !(error instanceof SourceError) || error.status !== 404) throw error;
        return { value: [], files: [], note: `the year ${year} is not there yet: ${error.message}` };
      }
    }),
  );
  return {
    value: parts.flatMap(({ value }) => value),
    files: parts.flatMap(({ files }) => files),
    ...joinedNotes(parts),
  };
}
