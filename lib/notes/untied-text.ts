import type { AnnotatedNote } from "./annotate-note.js";

/** How many figures of a note no claim ties: "untied: 3 of 31". */
export const untiedText = ({ untied, figures }: Pick<AnnotatedNote, "untied" | "figures">): string =>
  `untied: ${untied.length} of ${figures}`;
