import { currentBook } from "../../book/current-book.js";
import type { Store } from "../../store/store.js";
import { date } from "./format.js";
import { md } from "./markdown.js";
import { knows } from "./when-known.js";

/**
 * Shows, before the note's own day, that the note lies ahead and how its text is to be read; from that day on, nothing.
 * @throws Error outside a tslab kernel when there is something to say
 */
export function noteAhead(store: Pick<Store, "asOf">): void {
  const note = currentBook().asOf;
  if (knows(store, note)) return;
  const day = date(store.asOf);
  md`
**On ${day} the note had not been written.** It is of ${date(note)}, and the text here speaks of it from that day. The numbers come from
what was known on ${day}; where they take a later day, a sentence says so.
`;
}
