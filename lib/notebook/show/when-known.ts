import type { Store } from "../../store/store.js";
import type { Showable } from "./displayed.js";
import { date } from "./format.js";
import { markdown } from "./markdown.js";
import type { Sheet } from "./sheet.js";
import { show } from "./show.js";

/**
 * Does the store know a day: does its as-of lie on the day or after it? A store without an as-of knows every day.
 * @param day `YYYY-MM-DD`
 * @example knows({ asOf: "2024-07-12" }, "2024-07-11") // => true
 */
export function knows({ asOf }: Pick<Store, "asOf">, day: string): boolean {
  return asOf === null || asOf >= day;
}

/**
 * Shows something once the store knows the day that it takes; before that, a sentence that says what is not known yet, and from which day on it is.
 * So a section about a stretch of days stands at every as-of, without an empty figure.
 * @param needs.day the day from which on it is known, `YYYY-MM-DD`
 * @param needs.what what is not known before, in words that can follow a colon
 * @param make gives the figure, table or markdown; not called before that day
 * @throws Error outside a tslab kernel
 */
export function whenKnown(
  store: Pick<Store, "asOf">,
  needs: { readonly day: string; readonly what: string },
  make: () => Showable | Sheet,
): void {
  const { day, what } = needs;
  show(
    knows(store, day)
      ? make()
      : markdown`Not yet known on ${date(store.asOf)}: ${what}. It can be told from ${date(day)} on.`,
  );
}
