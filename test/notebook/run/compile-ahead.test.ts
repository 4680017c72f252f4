import { expect, test } from "vitest";
import type { CompileRequest } from "../../../lib/notebook/kernel/mend/compile-worker.js";
import type { CompiledCell } from "../../../lib/notebook/kernel/mend/compiled-cell.js";
import { compileAhead, usesFilesBeside } from "../../../lib/notebook/run/compile-ahead.js";
import { codeCell } from "../notebook-of.js";

const cells = (...sources: readonly string[]) => sources.map((source) => codeCell(source));

/** What a compiler would give that appends a cell's source to the declarations; a source with "wrong" does not compile. */
function answer({ declarations, source }: CompileRequest): CompiledCell {
  const wrong = { start: { line: 0, character: 0 }, messageText: "wrong", code: 1 };
  return {
    behind: declarations,
    conversion: source.includes("wrong")
      ? { diagnostics: [wrong] }
      : { diagnostics: [], declOutput: `${declarations}[${source}]` },
  };
}

/** Compiles cells ahead; gives the requests as they are made, and what each cell has compiled to. */
function ahead(
  sources: readonly string[],
  compile: (request: CompileRequest) => CompiledCell | undefined = answer,
) {
  const requests: CompileRequest[] = [];
  const state = { stopped: false };
  const compiled = compileAhead(cells(...sources), {
    compile: async (request) => {
      requests.push(request);
      return compile(request);
    },
    stopped: () => state.stopped,
  });
  if (!compiled) throw new Error("not compiled ahead");
  return { requests, state, all: () => Promise.all(sources.map((_, index) => compiled(index))) };
}

test("each cell is compiled behind the declarations of all before it, without being asked for", async () => {
  const { requests, all } = ahead(["a", "b", "c"]);
  const compiled = await all();
  expect(requests).toEqual([
    { declarations: "", source: "a" },
    { declarations: "[a]", source: "b" },
    { declarations: "[a][b]", source: "c" },
  ]);
  expect(compiled.map((cell) => cell?.behind)).toEqual(["", "[a]", "[a][b]"]);
});

test("a cell that declares nothing leaves nothing to the next", async () => {
  const { requests, all } = ahead(["a", "b"], ({ declarations }) => ({
    behind: declarations,
    conversion: { diagnostics: [] },
  }));
  await all();
  expect(requests.map(({ declarations }) => declarations)).toEqual(["", ""]);
});

test("behind a cell that does not compile nothing is: no kernel will get there", async () => {
  const { requests, all } = ahead(["a", "wrong", "c", "d"]);
  const compiled = await all();
  expect(requests.map(({ source }) => source)).toEqual(["a", "wrong"]);
  expect(compiled.map((cell) => cell?.conversion.diagnostics.length)).toEqual([0, 1, undefined, undefined]);
});

test("behind a cell that only the kernel can compile the kernel compiles all", async () => {
  const { requests, all } = ahead(["a", "b", "c"], (request) =>
    request.source === "b" ? undefined : answer(request),
  );
  expect((await all()).map((cell) => cell !== undefined)).toEqual([true, false, false]);
  expect(requests.map(({ source }) => source)).toEqual(["a", "b"]);
});

test("when the run has ended no further cell is compiled", async () => {
  const { requests, state, all } = ahead(["a", "b", "c"], (request) => {
    if (request.source === "b") state.stopped = true;
    return answer(request);
  });
  expect((await all()).map((cell) => cell !== undefined)).toEqual([true, true, false]);
  expect(requests).toHaveLength(2);
});

test("a place behind the last cell has nothing, nor has a notebook without cells", async () => {
  const none = { compile: async () => undefined, stopped: () => false };
  expect(compileAhead(cells("a"), none)?.(1)).toBeUndefined();
  expect(compileAhead([], none)?.(0)).toBeUndefined();
});

test.each([
  "import { a } from './beside';",
  "const a = await import('../beside.js');",
  "/** @module helper */\nexport const a = 1;",
  "/** @jsx */",
  "/** @browser */\nwindow;",
  "/** @node */",
])("a notebook with a cell such as %j is left to its kernel as a whole", (source) => {
  const never = () => Promise.reject(new Error("compiled"));
  expect(compileAhead(cells("1;", source), { compile: never, stopped: () => false })).toBeUndefined();
});

test("usesFilesBeside is about imports only", () => {
  expect(usesFilesBeside(cells("1;", 'import "./x";'))).toBe(true);
  expect(usesFilesBeside(cells('show("./x");', 'import "claimbook";', 'import "node:path";'))).toBe(false);
  expect(usesFilesBeside([])).toBe(false);
});
