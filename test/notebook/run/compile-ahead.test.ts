import { expect, test } from "vitest";
import type { CompileCellsRequest } from "../../../lib/notebook/kernel/executor/compile-cells.js";
import type { CompiledCell } from "../../../lib/notebook/kernel/executor/compiled-cell.js";
import { CELLS_AT_ONCE, compileAhead, usesFilesBeside } from "../../../lib/notebook/run/compile-ahead.js";
import { codeCell } from "../notebook-of.js";

const cells = (...sources: readonly string[]) => sources.map((source) => codeCell(source));

/** What a compiler would give; a source with "wrong" does not compile. */
function answer({ before, sources }: CompileCellsRequest): CompiledCell[] {
  const wrong = { start: { line: 0, character: 0 }, messageText: "wrong", code: 1 };
  return sources.map((source) => ({
    after: `${before.length}`,
    compilation: { diagnostics: source.includes("wrong") ? [wrong] : [], files: [] },
  }));
}

/** Compiles cells ahead; gives the requests as they are made, and what each cell has compiled to. */
function ahead(
  sources: readonly string[],
  compile: (request: CompileCellsRequest) => CompiledCell[] | undefined = answer,
) {
  const requests: CompileCellsRequest[] = [];
  const urgencies: (() => boolean)[] = [];
  const { compiled, raisePriority, stop } = compileAhead(cells(...sources), async (request, { isUrgent }) => {
    requests.push(request);
    urgencies.push(isUrgent);
    return compile(request);
  });
  if (!compiled) throw new Error("not compiled ahead");
  const all = () => Promise.all(sources.map((_, index) => compiled(index)));
  return { requests, urgencies, raisePriority, stop, all };
}

/** Cells for one request, numbered from a number on. */
const lot = (from: number) => Array.from({ length: CELLS_AT_ONCE }, (_, k) => `cell ${from + k}`);
const earlier = (sources: readonly string[]) => sources.map((source) => ({ source }));
const [first, second] = [lot(0), lot(CELLS_AT_ONCE)];

test("cells are compiled in lots after all before them, without being asked for", async () => {
  const { requests, all } = ahead([...first, ...second, "last"]);
  const compiled = await all();
  expect(requests).toEqual([
    { before: [], sources: first, options: {} },
    { before: earlier(first), sources: second, options: {} },
    { before: earlier([...first, ...second]), sources: ["last"], options: {} },
  ]);
  expect(compiled.map((cell) => Number(cell?.after))).toEqual([
    ...first.map(() => 0),
    ...second.map(() => first.length),
    first.length + second.length,
  ]);
});

test("a cell that does not compile declares nothing for those after it", async () => {
  const { requests, all } = ahead(["wrong", ...first]);
  const compiled = await all();
  expect(requests.at(-1)).toMatchObject({ before: earlier(first.slice(0, -1)), sources: first.slice(-1) });
  expect(compiled.map((cell) => cell?.compilation.diagnostics.length)).toEqual([1, ...first.map(() => 0)]);
});

test("after cells that only the kernel can compile the kernel compiles all", async () => {
  const { requests, all } = ahead([...first, ...second, "last"], (request) =>
    request.sources.includes("cell 9") ? undefined : answer(request),
  );
  expect((await all()).map((cell) => cell !== undefined)).toEqual([
    ...first.map(() => true),
    ...second.map(() => false),
    false,
  ]);
  expect(requests).toHaveLength(2);
});

test("when the run has ended no further cell is compiled", async () => {
  const { requests, stop, all } = ahead([...first, ...second, "last"], (request) => {
    if (request.sources.includes("cell 9")) stop();
    return answer(request);
  });
  expect((await all()).at(-1)).toBeUndefined();
  expect((await all()).at(-2)).toBeDefined();
  expect(requests).toHaveLength(2);
});

test("cells are urgent once somebody waits for them, those that wait already too", async () => {
  const { urgencies, raisePriority, all } = ahead([...first, "last"]);
  await all();
  expect(urgencies.map((isUrgent) => isUrgent())).toEqual([false, false]);
  raisePriority();
  expect(urgencies.map((isUrgent) => isUrgent())).toEqual([true, true]);
});

test("a place after the last cell has nothing, nor has a notebook without cells", async () => {
  const none = async () => undefined;
  expect(await compileAhead(cells("a"), async (request) => answer(request)).compiled?.(1)).toBeUndefined();
  expect(compileAhead(cells("a"), none).compiled?.(CELLS_AT_ONCE)).toBeUndefined();
  expect(compileAhead([], none).compiled?.(0)).toBeUndefined();
});

test.each([
  "import { a } from './beside';",
  "const a = await import('../beside.js');",
  "/** @module helper */\nexport const a = 1;",
])("a notebook with a cell such as %j is left to its kernel as a whole", (source) => {
  const never = () => Promise.reject(new Error("compiled"));
  expect(compileAhead(cells("1;", source), never).compiled).toBeUndefined();
});

test("usesFilesBeside is about imports only", () => {
  expect(usesFilesBeside(cells("1;", 'import "./x";'))).toBe(true);
  expect(usesFilesBeside(cells('show("./x");', 'import "claimbook";', 'import "node:path";'))).toBe(false);
  expect(usesFilesBeside([])).toBe(false);
});
