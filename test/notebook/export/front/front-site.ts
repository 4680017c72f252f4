import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Verdict } from "../../../../lib/claims/claim.js";
import { exportNotebooks } from "../../../../lib/notebook/export/export-notebook.js";
import type { FrontBook } from "../../../../lib/notebook/export/front/front-book.js";
import type { Cell } from "../../../../lib/notebook/ipynb/notebook.js";
import { writeNotebook } from "../../../../lib/notebook/ipynb/write-notebook.js";
import { figureOutput } from "../../../../lib/notebook/show/figure-output.js";
import { verdictCard } from "../../../../lib/notebook/show/verdict-card.js";
import { themed } from "../../../../lib/plots/theme.js";
import { claimResult } from "../../show/claim-result.js";
import { codeCell, display, markdownCell, notebook } from "../notebooks.js";

/** What a title can bring along: markup, quotes, a script that runs from right to left. */
export const ODD = `שלום <script> alert(1) </script> "quoted" & 'single'`;

/** A book with three tables, of which the pages read two. */
export const BOOK: FrontBook = {
  publisher: "A & B <i>Partners</i>",
  description: "a note on small caps",
  asOf: "2024-07-24",
  tables: [
    {
      name: "index-daily",
      title: "Equity <indexes>",
      to: "2024-12-31",
      vintage: "closes to 2024-12-31. Read from a public copy of the file.",
      sources: [
        { title: "The exchange", path: "https://x.example/a?b=1&c=2" },
        { title: "A script", path: "javascript:alert(1)" },
        { title: "Not secure", path: "http://x.example/" },
      ],
    },
    { name: "cpi-monthly", title: "Prices", to: "2026-08", vintage: "as of 2026-08", sources: [] },
    { name: "not-read", title: "Not read", to: "2026-08", vintage: "", sources: [] },
  ],
};

/** A claim's card with a value and how far it misses, relative to what was stated. */
export function cardCell(
  id: string,
  {
    statement,
    verdict,
    value,
    miss,
  }: { statement: string; verdict: Verdict; value: number; miss: number | null },
): Cell {
  const result = claimResult(statement, verdict, id);
  const [reading] = result.estimates;
  const distance = { unit: "decimal", nearest: miss ?? 0, median: miss ?? 0, direction: null };
  const card = verdictCard({
    ...result,
    estimates: miss === null || !reading ? [] : [{ ...reading, value }],
    miss: miss === null ? null : { ...distance, relative: { nearest: miss, median: miss } },
  });
  return codeCell("card", [display(card.mime)], { id: `card-${id}` });
}

/** What opening a book and reading tables notes under an output. */
const reads = (inputs: readonly string[]) =>
  codeCell(
    "openBook()",
    [
      display(
        { "text/plain": "read" },
        {
          claimbook: {
            book: { asOf: "2024-07-24", until: null, askedOn: null },
            known: { "2024-07-24": "2024-07-24" },
            inputs: Object.fromEntries(inputs.map((name) => [name, "hash"])),
          },
        },
      ),
    ],
    { id: "open" },
  );

const figure = figureOutput({
  data: [{ type: "bar", x: ["a"], y: [1], name: "a" }],
  layout: themed({ title: { text: "Forward multiples" } }),
  alt: "Bars.",
  caption: "Source: the exchange, vintage of zebra.",
});

const CELLS: Readonly<Record<string, readonly Cell[]>> = {
  "00-front": [
    markdownCell("# The front\n\nAll of the note, beside what the data say."),
    reads(["cpi-monthly"]),
  ],
  "01-gap": [
    markdownCell(
      "# 1. The gap\n\nHow far behind.\n\n## Ten years & more\n\nThe café gained 7.2% in 2024, a quokka.",
    ),
    reads(["index-daily"]),
    cardCell("gap", { statement: "Small caps trailed by 103%", verdict: "depends", value: 0.5, miss: 0.1 }),
    cardCell("fell", { statement: "Prices fell", verdict: "contradicted", value: 0.02, miss: -2 }),
  ],
  "02-rally": [
    markdownCell(`# ${ODD.replaceAll("<", "\\<")}\n\nThe second.\n\n## Part\n\nEarnings did not move.`),
    codeCell("figure", [display(figure.mime)], { id: "figure" }),
    cardCell("rose", { statement: "The index rose 9%", verdict: "supported", value: 0.09, miss: 0 }),
    cardCell("why", { statement: "It was fear", verdict: "opinion", value: 0, miss: null }),
  ],
};

/** Writes an export with a front page. @returns the folder of its pages */
export function frontSite(
  folder: string,
  options: { readonly single?: boolean; readonly book?: FrontBook } = {},
): string {
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(CELLS).map(([name, cells]) => {
    const file = path.join(folder, `${name}.ipynb`);
    writeNotebook(file, notebook(cells));
    return file;
  });
  const outputDir = path.join(folder, options.single ? "single" : "site");
  exportNotebooks(files, { book: BOOK, ...options, outputDir });
  return outputDir;
}
