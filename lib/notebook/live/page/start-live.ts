import { carryBook } from "../../../book/current-book.browser.js";
import type { BookDefinition } from "../../../book/define-book.js";
import type { LivePage } from "../live-page.js";
import { LiveNotebook } from "./live-notebook.js";
import { pageWindow } from "./page-window.js";

interface Manifest {
  readonly resources: readonly {
    readonly path: string;
    readonly temporalCoverage: { readonly start: string; readonly end: string };
  }[];
}

/** The days from and to which the tables reach that the page carries. */
function dayRange({ files }: LivePage) {
  const { resources } = JSON.parse(files["datapackage.json"] ?? '{"resources":[]}') as Manifest;
  const carried = resources.filter(({ path }) => path in files).map((one) => one.temporalCoverage);
  const day = (period: string, end: string) => (period.length === 7 ? `${period}-${end}` : period);
  return {
    from: carried.map(({ start }) => day(start, "01")).sort()[0] ?? "",
    to:
      carried
        .map(({ end }) => day(end, "28"))
        .sort()
        .at(-1) ?? "",
  };
}

pageWindow.claimbookLive = (page, worker) => {
  carryBook(() => ({ asOf: page.asOf }) as BookDefinition);
  const setup = { page, worker, days: dayRange(page) };
  const notebooks = page.notebooks.map((one) => new LiveNotebook(one, setup));
  // Before bars move what is below them.
  const inView = notebooks.findLast(({ root }) => root.getBoundingClientRect().top <= innerHeight / 2);
  for (const notebook of notebooks) notebook.open();
  (inView ?? notebooks[0])?.focus();
};
