// Takes long: notebooks are run with workers and without.

import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Notebook } from "../../../../lib/notebook/ipynb/notebook.js";
import type { EnvironmentFingerprint } from "../../../../lib/notebook/run/environment-fingerprint.js";
import { executeNotebook } from "../../../../lib/notebook/run/execute-notebook.js";
import { startWorkers, type Workers } from "../../../../lib/notebook/run/workers/workers.js";
import { figureOutput } from "../../../../lib/notebook/show/figure-output.js";
import { Cache } from "../../../../lib/platform/cache/cache.js";
import type { Figure } from "../../../../lib/plots/figure.js";
import { survivors } from "../../kernel/processes.js";
import { linkedFolder } from "../../linked-folder.js";
import { notebookOf, outputsOf, printed } from "../../notebook-of.js";

/** A heat map as plotly has it; with `zsmooth` a static SVG cannot be drawn. */
const figure = (title: string, zsmooth?: string): Figure => ({
  data: [{ type: "heatmap", z: [[1, 2, title.length]], ...(zsmooth && { zsmooth }) }],
  layout: { title: { text: title } },
  alt: "Three cells in a row",
  caption: "Source: made up",
});

const FINGERPRINT: EnvironmentFingerprint = {
  library: "l1",
  compiling: "c1",
  drawing: "d1",
  rendering: "h1",
  packages: "p1",
  node: "20.19.0",
  tslab: "1.0.22",
  plotly: "4.1.1",
  tableState: () => undefined,
};

let folder: string;
let cache: Cache;
let workers: Workers;
beforeAll(() => {
  folder = linkedFolder("workers");
  cache = new Cache(path.join(folder, "cache"));
  workers = startWorkers({ jobs: 1, cache, fingerprint: FINGERPRINT });
});
afterAll(() => {
  workers.close();
  rmSync(folder, { recursive: true });
});

/** The running processes of this test that run a worker's module. */
function processesOf(module: string): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && args.join(" ").includes(module) ? [Number(pid)] : [];
  });
}

const EVERYTHING = notebookOf(
  'import { md, show, table } from "claimbook";\nimport { sep } from "node:path";\ninterface Pair { readonly a: number; readonly b?: Pair }\nenum Kind { one = 1, two }\nconst x = 3;\nlet counter = 0;',
  // A shorthand of an imported or an earlier cell's name has to follow it.
  "const pair: Pair = { a: x, b: { a: Kind.two } };\nconsole.log({ x, sep, pair });\ncounter += 1;",
  "const later = await Promise.resolve({ x });\nfor await (const one of [Promise.resolve(1)]) counter += one;\nlater",
  "class Box<T> { constructor(readonly held: T) {} }\nfunction double(n: number): number { return 2 * n; }\nnew Box(double(counter)).held",
  "// no statement",
  `const fig = ${JSON.stringify(figure("shown"))};\nshow(fig);\nconsole.log("between");\nshow({ ...fig, caption: "Source: other" });`,
  `md\`# \${x} and \${double(x)}\`;\nshow(table([{ a: 1, b: "x" }]));`,
  "const { a, b } = pair;\nvar x2 = a;\n[x2, b]",
  "undefined",
);
const ERRORS: readonly (readonly [what: string, notebook: Notebook, failure: object])[] = [
  [
    "a type error",
    notebookOf("const n: number = 1;", "const a = 1;\nconst text: string = n;", "never();"),
    { cell: 2, line: 2, ename: "TypeScriptError", lineText: "const text: string = n;" },
  ],
  [
    "a syntax error",
    notebookOf("const a = 1;\nconst = 2;"),
    { cell: 1, line: 2, ename: "TypeScriptError", lineText: "const = 2;" },
  ],
  [
    "a name that no cell before it has",
    notebookOf("const a = 1;", "a + b;"),
    { cell: 2, line: 1, ename: "TypeScriptError", evalue: expect.stringContaining("'b'") },
  ],
  [
    "an error thrown in cell 3, line 2",
    notebookOf("1;", "2;", "const a = 1;\nthrow new RangeError('no ' + a);", "console.log('never');"),
    { cell: 3, line: 2, ename: "RangeError", evalue: "no 1" },
  ],
  [
    "an error thrown in a function of an earlier cell, behind an await",
    notebookOf(
      "interface E { readonly name: string }\n\nfunction fail(e: E): never {\n  throw new TypeError(e.name);\n}",
      "await null;\nconst e = { name: 'bad' };\nfail({ ...e });",
    ),
    { cell: 2, ename: "TypeError", evalue: "bad" },
  ],
  [
    "a promise that nobody awaits",
    notebookOf("void Promise.reject(new Error('lost'));\nawait new Promise((done) => setTimeout(done, 50));"),
    { cell: 1, ename: "Error", evalue: "lost" },
  ],
];

test("a notebook whose cells are compiled and whose figures are drawn by workers is the one that the kernel makes itself", async () => {
  const [helped, own] = [
    await executeNotebook(EVERYTHING, { cwd: folder, workers }),
    await executeNotebook(EVERYTHING, { cwd: folder }),
  ];
  expect(own.failure).toBeUndefined();
  expect(helped).toEqual(own);
  const outputs = outputsOf(own.notebook);
  expect(outputs.slice(1, 5).map((cell) => printed(cell))).toEqual([
    "{ x: 3, sep: '/', pair: { a: 3, b: { a: 2 } } }\n",
    "{ x: 3 }\n",
    "4\n",
    "",
  ]);
  expect(outputs[5]?.map(({ output_type }) => output_type)).toEqual([
    "display_data",
    "stream",
    "display_data",
  ]);
  expect(outputs[5]?.[0]).toEqual({
    output_type: "display_data",
    data: figureOutput(figure("shown")).mime,
    metadata: {},
  });
  // It did go through the workers.
  expect([cache.keys("cells").length, cache.keys("figures").length]).toEqual([9, 2]);
});

test.each(ERRORS)(
  "%s has the same message, lines and traceback with and without workers",
  async (...[, notebook, failure]) => {
    const [helped, own] = await Promise.all([
      executeNotebook(notebook, { cwd: folder, workers }),
      executeNotebook(notebook, { cwd: folder }),
    ]);
    expect(own.failure).toMatchObject(failure);
    expect(helped).toEqual(own);
  },
);

test("cells that no worker compiles are compiled by the kernel, in the midst of those that one has compiled", async () => {
  let compiled = 0;
  const some: Workers = {
    ...workers,
    compile: async (cwd, request) => {
      if (/counter/.test(request.source) && compiled > 0) return undefined;
      compiled += 1;
      return await workers.compile(cwd, request);
    },
  };
  const helped = await executeNotebook(EVERYTHING, { cwd: folder, workers: some });
  // The second cell counts.
  expect(compiled).toBe(1);
  expect(helped).toEqual(await executeNotebook(EVERYTHING, { cwd: folder, workers }));
});

test("a compiler that is killed costs its request only: undefined, and the next one is compiled", async () => {
  const source = "const waited = 1;";
  const compiled = workers.compile(folder, { before: [], source });
  expect((await compiled)?.compilation.diagnostics).toEqual([]);
  const [pid] = processesOf("compile-worker");
  // Its type takes the compiler longer than it takes to end it.
  const long = "type T<N extends unknown[]> = N['length'] extends 900 ? N : T<[...N, 0]>;\nlet t: T<[]>;";
  const lost = workers.compile(folder, { before: [], source: long });
  process.kill(pid as number, "SIGKILL");
  expect(await lost).toBeUndefined();
  expect(await survivors([pid as number])).toEqual([]);
  const next = await workers.compile(folder, { before: [], source: `${source}\n` });
  expect(next?.compilation.cell?.declared).toEqual([["waited", 0]]);
});

test("in a folder that is gone nothing is compiled, and nothing breaks", async () => {
  const gone = path.join(folder, "gone");
  for (const source of ["1;", "2;"])
    expect(await workers.compile(gone, { before: [], source })).toBeUndefined();
});

test("what was compiled or drawn is kept: the next run starts no process for it, another build does", async () => {
  const request = { before: [], source: "const kept = 1;" };
  const text = JSON.stringify(figure("kept"));
  const made = [await workers.compile(folder, request), await workers.draw(text, { seconds: 60 })];
  expect(made[1]).toEqual(figureOutput(figure("kept")).mime);

  const before = [processesOf("compile-worker"), processesOf("draw-worker")];
  const next = startWorkers({ jobs: 1, cache, fingerprint: FINGERPRINT });
  expect([await next.compile(folder, request), await next.draw(text, { seconds: 60 })]).toEqual(made);
  expect([processesOf("compile-worker"), processesOf("draw-worker")]).toEqual(before);
  next.close();

  // What else the library does is nothing to either.
  const rebuilt = startWorkers({
    jobs: 1,
    cache,
    fingerprint: { ...FINGERPRINT, library: "l2", compiling: "c2" },
  });
  expect([await rebuilt.compile(folder, request), await rebuilt.draw(text, { seconds: 60 })]).toEqual(made);
  expect(processesOf("compile-worker")).toHaveLength((before[0]?.length ?? 0) + 1);
  expect(processesOf("draw-worker")).toEqual(before[1]);
  rebuilt.close();
});

test("what is kept garbled is made again", async () => {
  const text = JSON.stringify(figure("garbled"));
  const drawn = await workers.draw(text, { seconds: 60 });
  for (const kind of ["cells", "figures"]) {
    const entries = path.join(folder, "cache", kind);
    for (const name of readdirSync(entries)) writeFileSync(path.join(entries, name), "{");
  }
  expect(await workers.draw(text, { seconds: 60 })).toEqual(drawn);
  expect(await workers.compile(folder, { before: [], source: "const kept = 1;" })).toBeDefined();
});

test("a figure that plotly cannot draw is an error with plotly's words, and is not kept", async () => {
  const drawn = cache.keys("figures").length;
  const drawing = workers.draw(JSON.stringify(figure("smooth", "best")), { seconds: 60 });
  await expect(drawing).rejects.toMatchObject({
    name: "Error",
    message: "a static SVG has no pixels: leave zsmooth out of the heatmap",
  });
  expect(cache.keys("figures")).toHaveLength(drawn);
});

test("a cell that shows what cannot be drawn fails there as it does in a kernel that draws, and later cells have no outputs", async () => {
  const notebook = notebookOf(
    'import { type Figure, show } from "claimbook";',
    [
      `const good = ${JSON.stringify(figure("good"))} as Figure;`,
      `const bad = ${JSON.stringify(figure("bad", "best"))} as Figure;`,
      'console.log("before");',
      "show(good);",
      "show(bad);",
      'console.log("after");',
      "show(good);",
    ].join("\n"),
    'console.log("later");\nshow(good);',
    "throw new Error('later');",
  );
  const [helped, own] = await Promise.all([
    executeNotebook(notebook, { cwd: folder, workers }),
    executeNotebook(notebook, { cwd: folder }),
  ]);
  expect(helped.failure).toEqual({
    cell: 2,
    cellId: "c2",
    ename: "Error",
    evalue: "a static SVG has no pixels: leave zsmooth out of the heatmap",
    line: 5,
    lineText: "show(bad);",
  });
  expect(helped.failure).toEqual(own.failure);
  const counts = ({ cells }: Notebook) =>
    cells.map((cell) => "execution_count" in cell && cell.execution_count);
  expect(counts(helped.notebook)).toEqual([1, 2, null, null]);
  expect(counts(own.notebook)).toEqual([1, 2, null, null]);
  const [, shown = [], ...later] = outputsOf(helped.notebook);
  expect(later).toEqual([[], []]);
  // Only the way through the library, which the kernel has not gone, is missing from the traceback.
  expect(shown.slice(0, -1)).toEqual(outputsOf(own.notebook)[1]?.slice(0, -1));
  expect(shown.at(-1)).toEqual({
    output_type: "error",
    ename: "Error",
    evalue: "a static SVG has no pixels: leave zsmooth out of the heatmap",
    traceback: [
      "Error: a static SVG has no pixels: leave zsmooth out of the heatmap",
      "",
      "cell [2], line 5",
      "  4 | show(good);",
      "> 5 | show(bad);",
      '  6 | console.log("after");',
    ],
  });
});

test("closed workers leave no process", async () => {
  const { close, draw, compile } = startWorkers({
    jobs: 1,
    cache,
    fingerprint: { ...FINGERPRINT, compiling: "c3", drawing: "d3" },
  });
  await Promise.all([
    draw(JSON.stringify(figure("last")), { seconds: 60 }),
    compile(folder, { before: [], source: "1;" }),
  ]);
  const pids = [...processesOf("compile-worker"), ...processesOf("draw-worker")];
  expect(pids.length).toBeGreaterThanOrEqual(2);
  close();
  workers.close();
  expect(await survivors(pids)).toEqual([]);
  expect(await compile(folder, { before: [], source: "2;" })).toBeUndefined();
});
