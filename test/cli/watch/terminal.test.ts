import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { someNames, Terminal } from "../../../lib/cli/watch/terminal.js";

function streams({ isTTY = false } = {}) {
  const [output, error] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY, columns: 80 })];
  const said = (stream: PassThrough) => String(stream.read() ?? "");
  return { output, error, printed: () => said(output), complained: () => said(error) };
}

test("someNames counts what does not fit", () => {
  expect(someNames(["a"])).toBe("a");
  expect(someNames(["a", "b", "c"])).toBe("a, b, c");
  expect(someNames(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
});

test("changes are a line a kind of change; a notebook that cannot be read is a complaint", () => {
  const to = streams();
  new Terminal(to).changes([
    { file: "notebooks/a.ipynb", kind: "notebook", what: "changed" },
    { file: "data/x.csv", kind: "data", what: "changed" },
    { file: "notebooks/b.ipynb", kind: "notebook", what: "removed" },
    { file: "notebooks/c.ipynb", kind: "notebook", what: "new", problem: "notebooks/c.ipynb: not JSON" },
  ]);
  expect(to.printed()).toBe("changed notebooks/a.ipynb, data/x.csv\nremoved notebooks/b.ipynb\n");
  expect(to.complained()).toBe("waiting for the next save: notebooks/c.ipynb: not JSON\n");
});

test("a bar of cells is drawn on a terminal alone, and a line takes it away", () => {
  const plan = [{ path: "notebooks/a.ipynb", cells: 4, notes: [] }];
  const pipe = streams();
  const quiet = new Terminal(pipe);
  quiet.plan(plan);
  quiet.cell("notebooks/a.ipynb", 2);
  expect(pipe.complained()).toBe("");
  const to = streams({ isTTY: true });
  const terminal = new Terminal(to);
  terminal.plan(plan);
  terminal.cell("notebooks/a.ipynb", 2);
  expect(to.complained()).toContain("2/4 cells  a");
  terminal.line("pages", "as they were");
  expect(to.complained()).toBe("\r\u001b[K");
  expect(to.printed()).toBe("pages   as they were\n");
});
