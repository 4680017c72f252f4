import { expect, test } from "vitest";
import { injectParameters, parametersOf, parseParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { parseNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { notebookText } from "../../../lib/notebook/ipynb/write-notebook.js";
import { UserError } from "../../../lib/platform/user-error.js";
import { codeCell, notebookOf, parametersCell, textCell } from "../notebook-of.js";

const PARAMETERS = parametersCell(
  [
    'const asOf = "2024-07-24";',
    "const window = 120;",
    "const verbose = false;",
    "const ends = [1, 2];",
    "const options = { a: 1 };",
    "let day: string | null = null;",
    "const limit: number | null = 3;",
    "const bare = null;",
  ].join("\n"),
);
const NOTEBOOK = notebookOf(textCell("# Title"), "const before = 1;", PARAMETERS, "console.log(asOf);");

const parse = (texts: Record<string, string>) => parseParameters(NOTEBOOK, texts, "nb.ipynb");
const injected = (parameters: Parameters<typeof injectParameters>[1], notebook = NOTEBOOK) =>
  injectParameters(notebook, parameters).cells.find(({ metadata }) =>
    JSON.stringify(metadata).includes("injected-parameters"),
  )?.source;

test("parametersOf is what the first cell tagged parameters declares, [] without one", () => {
  expect(parametersOf(NOTEBOOK).map(({ name }) => name)).toEqual([
    "asOf",
    "window",
    "verbose",
    "ends",
    "options",
    "day",
    "limit",
    "bare",
  ]);
  expect(
    parametersOf(notebookOf(PARAMETERS, parametersCell("const second = 1;"))).map(({ name }) => name),
  ).not.toContain("second");
  expect(parametersOf(notebookOf("const a = 1;"))).toEqual([]);
});

test.each([
  ["asOf", "2024-01-31", "2024-01-31"],
  ["asOf", "", ""],
  ["asOf", "1", "1"],
  ["asOf", "null", "null"],
  ["window", "60", 60],
  ["window", "-1.5e3", -1500],
  ["verbose", "true", true],
  ["verbose", "false", false],
  ["ends", "[3]", [3]],
  ["options", '{"b": [null]}', { b: [null] }],
  ["day", "2024-01-31", "2024-01-31"],
  ["day", "null", null],
  ["limit", "null", null],
  ["limit", "4", 4],
  ["bare", '"text"', "text"],
  ["bare", "5", 5],
  ["bare", "null", null],
])("parseParameters reads %s=%s as the default is written", (name, text, value) => {
  expect(parse({ [name]: text })).toEqual({ [name]: value });
});

test.each([
  ["window", "ten", /^nb\.ipynb: parameter window is a number, which "ten" is not; give another value$/],
  ["window", "", /window is a number, which "" is not/],
  ["window", "Infinity", /window is a number/],
  ["verbose", "yes", /verbose is true or false, which "yes" is not/],
  ["ends", "1,2", /ends is a JSON list such as "\[1, 2\]", which "1,2" is not/],
  ["ends", '{"a":1}', /ends is a JSON list/],
  ["options", "[1]", /options is a JSON object/],
  ["limit", "text", /limit is a number/],
  ["bare", "text", /bare is written as JSON, a text within double quotes, which "text" is not/],
])("parseParameters refuses %s=%s and says what it must be", (name, text, message) => {
  expect(() => parse({ [name]: text })).toThrow(UserError);
  expect(() => parse({ [name]: text })).toThrow(message);
});

test("parseParameters refuses an unknown name, and names the near one or lists all", () => {
  expect(() => parse({ asof: "x" })).toThrow(
    /^nb\.ipynb: the notebook has no parameter asof; did you mean "asOf"\?$/,
  );
  expect(() => parse({ threshold: "x" })).toThrow(
    /^nb\.ipynb: the notebook has no parameter threshold; the parameters are asOf, window, verbose, ends, options, day, limit, bare$/,
  );
});

test("parseParameters for a notebook without parameters says where to declare them", () => {
  expect(() => parseParameters(notebookOf("const asOf = 1;"), { asOf: "2" }, "nb.ipynb")).toThrow(
    /nb\.ipynb: the notebook has no parameter asOf: no cell tagged "parameters" declares any; add one/,
  );
  expect(parseParameters(notebookOf("const asOf = 1;"), {}, "nb.ipynb")).toEqual({});
});

test("injectParameters puts one cell, tagged as papermill tags it, right behind the parameters cell", () => {
  const done = injectParameters(NOTEBOOK, { window: 60, asOf: 'a "quoted" \\ text' });
  expect(done.cells.map(({ id }) => id)).toEqual(["c1", "c2", "c3", "injected-parameters", "c4"]);
  expect(done.cells[3]).toEqual(
    codeCell('// Parameters\nconst window = 60;\nconst asOf = "a \\"quoted\\" \\\\ text";', {
      id: "injected-parameters",
      metadata: { tags: ["injected-parameters"] },
    }),
  );
  expect(NOTEBOOK.cells).toHaveLength(4);
});

test("an injected value keeps the keyword and the annotation of its parameter", () => {
  expect(injected({ day: "2024-01-31" })).toBe('// Parameters\nlet day: string | null = "2024-01-31";');
  expect(injected({ ends: [1, { a: null }] })).toBe('// Parameters\nconst ends = [1,{"a":null}];');
});

test("a rerun replaces the injected cell, also of a notebook that was saved, and keeps its id", () => {
  const once = injectParameters(NOTEBOOK, { window: 60 });
  const saved = parseNotebook(notebookText(once), "nb");
  const twice = injectParameters(saved, { verbose: true });
  expect(twice.cells.map(({ id }) => id)).toEqual(once.cells.map(({ id }) => id));
  expect(injected({ verbose: true }, saved)).toBe("// Parameters\nconst verbose = true;");
});

test("a rerun without values takes the injected cell away, and a notebook without one stays as it is", () => {
  expect(injectParameters(injectParameters(NOTEBOOK, { window: 60 }), {})).toEqual(NOTEBOOK);
  expect(injectParameters(NOTEBOOK, {})).toBe(NOTEBOOK);
});

test("an injected cell that papermill left with an id of its own is replaced as well", () => {
  const papermills = { ...codeCell("const window = 1;"), metadata: { tags: ["injected-parameters"] } };
  const notebook = notebookOf(PARAMETERS, papermills, "1");
  const { cells } = injectParameters(notebook, { window: 2 });
  expect(cells.map(({ id }) => id)).toEqual(["c1", "c2", "c3"]);
  expect(cells[1]?.source).toBe("// Parameters\nconst window = 2;");
});

test("the injected cell never takes the id of another cell", () => {
  const notebook = notebookOf(PARAMETERS, "1");
  const taken = {
    ...notebook,
    cells: notebook.cells.map((cell, i) => (i === 1 ? { ...cell, id: "injected-parameters" } : cell)),
  };
  const ids = injectParameters(taken, { window: 2 }).cells.map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  expect(ids[2]).toBe("injected-parameters");
});

test("in a notebook without a parameters cell the injected cell comes first, as with papermill", () => {
  const { cells } = injectParameters(notebookOf("1"), { a: 1 });
  expect(cells.map(({ source }) => source)).toEqual(["// Parameters\nconst a = 1;", "1"]);
});
