import { type Notebook, tagsOf } from "../ipynb/notebook.js";

/** A parameter `asOf`, or `as_of` as Python writes it, that is a day. */
const AS_OF = /^.*\bas_?of\b[^=\n]*=\s*["'](\d{4}-\d{2}-\d{2})["']/im;

/**
 * The day on which a notebook asks its question: its parameter `asOf` or `as_of`, as it was set for the run or else by
 * default; undefined without one, and where it stands for the newest data.
 */
export function askedOn({ cells }: Notebook): string | undefined {
  const sources = (tag: string) =>
    cells
      .filter((cell) => cell.cell_type === "code" && tagsOf(cell).includes(tag))
      .map(({ source }) => source);
  const set = [...sources("injected-parameters"), ...sources("parameters")];
  const last = set.find((source) => /\bas_?of\b/i.test(source));
  return last === undefined ? undefined : AS_OF.exec(last)?.[1];
}
