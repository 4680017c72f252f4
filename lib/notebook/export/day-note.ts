import { currentBook } from "../../book/current-book.js";
import { listed } from "../../claims/wording/text.js";
import { type Notebook, tagsOf } from "../ipynb/notebook.js";
import { date } from "../show/format.js";
import type { PageDays } from "./page-days.js";

/** A parameter `asOf`, or `as_of` as Python writes it, that is a day. */
const AS_OF = /\bas_?of\b[^=]*=\s*["'](\d{4}-\d{2}-\d{2})["']/i;

/** The last day that a line sets the parameter to, of the first line that does. */
function lastDay(source: string): string | undefined {
  for (const line of source.split("\n")) {
    const words = line.split(/(?=\bas_?of\b)/i);
    for (let at = words.length - 1; at >= 0; at -= 1) {
      const day = AS_OF.exec(words[at] as string)?.[1];
      if (day !== undefined) return day;
    }
  }
  return undefined;
}

/** The parameter as it was set for the run, or else its default. */
function parameter({ cells }: Notebook): string | undefined {
  const sources = (tag: string) =>
    cells
      .filter((cell) => cell.cell_type === "code" && tagsOf(cell).includes(tag))
      .map(({ source }) => source);
  const set = [...sources("injected-parameters"), ...sources("parameters")];
  const last = set.find((source) => /\bas_?of\b/i.test(source));
  return last === undefined ? undefined : lastDay(last);
}

/**
 * On which day a notebook is asked and, where it is another, as of which day it is answered, in a few words; of a notebook that
 * opened no book the day of its parameter `asOf` or `as_of`, and "" without one.
 */
export function dayNote(notebook: Notebook, days?: PageDays): string {
  if (!days) {
    const day = parameter(notebook);
    return day === undefined ? "" : `As of ${date(day)}`;
  }
  const { asked, book, reach } = days;
  const on = asked.length > 0 ? asked : [currentBook().asOf];
  const asOf = book.asOf ?? reach;
  const known = asOf === undefined || on.includes(asOf) ? "" : `, as of ${date(asOf)}`;
  return `Asked on ${listed(on.map((day) => date(day)))}${known}`;
}
