import { expect, test } from "vitest";
import type { CompileRequest } from "../../../lib/notebook/kernel/compiler/compilation.js";
import type { CompiledCell } from "../../../lib/notebook/kernel/executor/compiled-cell.js";
import { compileAhead, usesFilesBeside } from "../../../lib/notebook/run/compile-ahead.js";
import { codeCell } from "../notebook-of.js";

const cells = (...sources: readonly string[]) => sources.map((source) => codeCell(source));

/** What a compiler would give; a source with "wrong" does not compile. */
function answer({ before, source }: CompileRequest): CompiledCell {
  const wrong = { start: { line: 0, character: 0 }, messageText: "wrong", code: 1 };
  return {
    after: before.map((cell) => cell.source).join(),
    compilation: { diagnostics: source.includes("wrong") ? [wrong] : [], files: [] },
  };
}

/** Compiles cells ahead; gives the requests as they are made, and what each cell has compiled to. */
function ahead(
  sources: readonly string[],
  compile: (request: CompileRequest) => CompiledCell | undefined = answer,
) {
  const requests: CompileRequest[] = [];
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

test("each cell is compiled after all before it, without being asked for", async () => {
  const { requests, all } = ahead(["a", "b", "c"]);
  const compiled = await all();
  expect(requests).toEqual([
    { before: [], source: "a", options: {} },
    { before: [{ source: "a" }], source: "b", options: {} },
    { before: [{ source: "a" }, { source: "b" }], source: "c", options: {} },
  ]);
  expect(compiled.map((cell) => cell?.after)).toEqual(["", "a", "a,b"]);
});

test("a cell that does not compile declares nothing for those after it", async () => {
  const { requests, all } = ahead(["a", "wrong", "c"]);
  const compiled = await all();
  expect(requests.at(-1)).toMatchObject({ before: [{ source: "a" }], source: "c" });
  expect(compiled.map((cell) => cell?.compilation.diagnostics.length)).toEqual([0, 1, 0]);
});

test("after a cell that only the kernel can compile the kernel compiles all", async () => {
  const { requests, all } = ahead(["a", "b", "c"], (request) =>
    request.source === "b" ? undefined : answer(request),
  );
  expect((await all()).map((cell) => cell !== undefined)).toEqual([true, false, false]);
  expect(requests.map(({ source }) => source)).toEqual(["a", "b"]);
});

test("when the run has ended no further cell is compiled", async () => {
  const { requests, stop, all } = ahead(["a", "b", "c"], (request) => {
    if (request.source === "b") stop();
    return answer(request);
  });
  expect((await all()).map((cell) => cell !== undefined)).toEqual([true, true, false]);
  expect(requests).toHaveLength(2);
});

test("cells are urgent once somebody waits for them, those that wait already too", async () => {
  const { urgencies, raisePriority, all } = ahead(["a", "b"]);
  await all();
  expect(urgencies.map((isUrgent) => isUrgent())).toEqual([false, false]);
  raisePriority();
  expect(urgencies.map((isUrgent) => isUrgent())).toEqual([true, true]);
});

test("a place after the last cell has nothing, nor has a notebook without cells", async () => {
  const none = async () => undefined;
  expect(compileAhead(cells("a"), none).compiled?.(1)).toBeUndefined();
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
