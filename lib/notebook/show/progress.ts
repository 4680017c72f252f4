import type { Displayable } from "./displayable.js";
import { escapeHtml } from "./escape-html.js";
import { number } from "./format.js";
import { writeOutput } from "./kernel-output.js";

/** Milliseconds between two updates: a reader sees it move, and the front end has time for everything else. */
const UPDATE_MS = 250;

let count = 0;

function bar(label: string, done: number, total: number): Displayable {
  const text = `${label}: ${number(done, 0)} of ${number(total, 0)}`;
  const html = `<label class="cb-progress"><progress value="${done}" max="${total}"></progress> ${escapeHtml(text)}</label>`;
  return { mime: { "text/html": html, "text/plain": text } };
}

/**
 * The items one by one, with a bar under the cell that says how many are done: one output, updated four times a second
 * at most, that ends as `label: n of n`. A loop that is left early leaves the bar where it stood.
 * @param items read before the first is given out
 * @param label what is done with the items
 * @throws Error outside a tslab kernel
 */
export function* progress<T>(items: Iterable<T>, label = "done"): Generator<T, void, undefined> {
  const all = [...items];
  count += 1;
  const id = `cb-progress-${count}`;
  let done = 0;
  let shown = Date.now();
  const update = () => writeOutput(bar(label, done, all.length), {}, { id, update: true });
  writeOutput(bar(label, done, all.length), {}, { id });
  try {
    for (const item of all) {
      yield item;
      done += 1;
      if (done < all.length && Date.now() - shown >= UPDATE_MS) {
        update();
        shown = Date.now();
      }
    }
  } finally {
    update();
  }
}
