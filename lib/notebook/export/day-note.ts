import { COMMENTARY } from "../../claims/commentary.js";
import { listed } from "../../claims/wording/text.js";
import { type Notebook, tagsOf } from "../ipynb/notebook.js";
import { date } from "../show/format.js";
import type { PageDays } from "./page-days.js";

/** A parameter `asOf`, or `as_of` as Python writes it, that is a day. */
const AS_OF = /^.*\bas_?of\b[^=\n]*=\s*["'](\d{4}-\d{2}-\d{2})["']/im;

/** The parameter as it was set for the run, or else its default. */
function parameter({ cells }: Notebook): string | undefined {
  const sources = (tag: string) =>
    cells
      .filter((cell) => cell.cell_type === "code" && tagsOf(cell).includes(tag))
      .map(({ source }) => source);
  const set = [...sources("injected-parameters"), ...sources("parameters")];
  const last = set.find((source) => /\bas_?of\b/i.test(source));
  return last === undefined ? undefined : AS_OF.exec(last)?.[1];
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
  const on = asked.length > 0 ? asked : [COMMENTARY.asOf];
  const asOf = book.asOf ?? reach;
  const known = asOf === undefined || on.includes(asOf) ? "" : `, as of ${date(asOf)}`;
  return `Asked on ${listed(on.map((day) => date(day)))}${known}`;
}
