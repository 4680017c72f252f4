import type { Loaded } from "./source-file.js";

/**
 * The notes of parts that are loaded for one input, each of them once; nothing where there are none.
 * @example joinedNotes([{ value: 1, files: [], note: "a" }, { value: 2, files: [], note: "a" }]) // => { note: "a" }
 */
export function joinedNotes(parts: readonly Loaded<unknown>[]): Pick<Loaded<unknown>, "note"> {
  const notes = [...new Set(parts.flatMap(({ note }) => (note === undefined ? [] : [note])))];
  return notes.length === 0 ? {} : { note: notes.join("; ") };
}
