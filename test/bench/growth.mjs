// `npm run bench:growth`: books of 30, 100 and 300 generated notebooks, run from nothing and exported.
// `--books 1,10` for others, `--write` to keep the result in README.md.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { markdownTable, measuredOn, progress, writeSection } from "./markdown.mjs";
import { measured } from "./measure.mjs";

const { values: flags } = parseArgs({
  options: { books: { type: "string", default: "30,100,300" }, write: { type: "boolean", default: false } },
});
const ROOT = path.resolve(import.meta.dirname, "../..");
const PROGRAM = path.join(ROOT, "lib/bin/claimbook.mjs");

/** A small notebook as one writes them: data, two figures, a table, a reading. No two have a cell in common but the first. */
function notebook(number) {
  const said = `source: "Kenneth R. French Data Library", asOf`;
  const sources = [
    'import { barChart, lineChart, md, number, numbers, openBook, percent, periods, show, table } from "claimbook";',
    `const asOf: string | null = "2024-07-24"; // ${number}\nconst until: string | null = null;`,
    `const { store } = openBook({ asOf, until });\nconst rows = store.read("size-monthly").slice(${number});`,
    `const months = periods(rows, "month");\nconst names = ["bottom_30_vw", "top_30_vw"] as const; // ${number}`,
    `const legs = names.map((name) => numbers(rows, name).map((value) => value + ${number} * 1e-6));`,
    "const wealth = legs.map((leg) => {\n  let level = 1;\n  return leg.map((value) => (level *= 1 + value));\n});",
    `show(lineChart([{ name: "small", x: months, y: wealth[0], colour: "first" }, { name: "large", x: months, y: wealth[1], colour: "second" }], { title: "Growth of 1, number ${number}", axis: { title: "Wealth", log: true }, ${said} }));`,
    `const means = legs.map((leg) => leg.reduce((sum, value) => sum + value, 0) / leg.length); // ${number}`,
    `show(barChart([{ name: "mean month", values: means, colour: "first" }], { categories: [...names], title: "Mean monthly return, number ${number}", axis: { title: "Return, %", format: "percent" }, ${said} }));`,
    `show(table(rows.slice(-5), { caption: "The last months, number ${number}" }));`,
    `md\`The first leg grew to \${number(wealth[0].at(-1)!, 1)}, a mean month of \${percent(means[0], 2)}, in number ${number}.\`;`,
  ];
  const cells = [
    {
      cell_type: "markdown",
      id: "title",
      metadata: {},
      source: `# Number ${number}\n\nA generated notebook.`,
    },
    ...sources.map((source, at) => ({
      cell_type: "code",
      id: `cell-${at + 1}`,
      metadata: at === 1 ? { tags: ["parameters"] } : {},
      source,
      outputs: [],
      execution_count: null,
    })),
  ];
  const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells });
}

// Below the checkout, so that the notebooks find the library.
mkdirSync(path.join(ROOT, ".claimbook"), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, ".claimbook/growth-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopped.abort());

async function book(size) {
  const at = (...parts) => path.join(folder, String(size), ...parts);
  mkdirSync(at("notebooks"), { recursive: true });
  const names = Array.from({ length: size }, (_, k) => `n${String(k + 1).padStart(4, "0")}`);
  for (const [k, name] of names.entries()) writeFileSync(at("notebooks", `${name}.ipynb`), notebook(k + 1));
  const env = { ...process.env, CLAIMBOOK_CACHE: at("cache") };
  const call = (what, files, output) =>
    measured([process.execPath, PROGRAM, what, ...files, "--output-dir", output], {
      cwd: folder,
      env,
      signal: stopped.signal,
    });
  const inFolder = (of) => names.map((name) => at(of, `${name}.ipynb`));
  progress(`${size} notebooks: run`);
  const cold = await call("run", inFolder("notebooks"), at("executed"));
  progress(`${size} notebooks: run again`);
  const again = await call("run", inFolder("notebooks"), at("executed"));
  progress(`${size} notebooks: export`);
  const exported = await call("export", inFolder("executed"), at("pages"));
  rmSync(at(), { recursive: true });
  return { size, cold, again, exported };
}

const cores = availableParallelism();
const rows = [];
for (const size of flags.books.split(",").map(Number)) {
  const { cold, again, exported } = await book(size);
  const text = (value, digits = 1) => value.toFixed(digits);
  rows.push([
    String(size),
    text(cold.seconds),
    text((cold.seconds * Math.min(size, cores)) / size, 2),
    text(cold.processor / size, 2),
    text(cold.bytes / 1e6, 0),
    text(again.seconds),
    text(exported.seconds),
    text(exported.bytes / 1e6, 0),
  ]);
}
progress("");
const table = markdownTable([
  [
    "notebooks",
    "run from nothing, s",
    "s a notebook and core",
    "processor s a notebook",
    "largest memory, MB",
    "run again, s",
    "export, s",
    "its memory, MB",
  ],
  ...rows,
]);
const result = [measuredOn({ node: process.versions.node }), table].join("\n\n");
process.stdout.write(`${result}\n`);
if (flags.write) writeSection("growth", result);
