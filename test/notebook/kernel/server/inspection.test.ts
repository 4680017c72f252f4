import { afterAll, beforeAll, expect, test } from "vitest";
import { type Kernel, startKernel } from "../../../../lib/notebook/kernel/kernel.js";
import type { Message } from "../../../../lib/notebook/kernel/message.js";
import { bookRoot } from "../../../../lib/platform/book-folder.js";

let kernel: Kernel;
const outputs: Message[] = [];

beforeAll(async () => {
  ({ kernel } = await startKernel(bookRoot()));
  kernel.onOutput = (message) => outputs.push(message);
  await kernel.execute('import { number, numbers, openBook, openStore, where } from "claimbook";').reply;
});
afterAll(async () => {
  await kernel?.shutdown();
});

async function ask(type: string, code: string): Promise<Message["content"]> {
  const { reply } = kernel.request(type, { code, cursor_pos: code.length, detail_level: 0 });
  return (await reply).content;
}

async function inspected(code: string): Promise<string> {
  const { data } = await ask("inspect_request", code);
  return (data as { "text/plain": string })["text/plain"];
}

test("a function of the library is completed", async () => {
  const { matches, cursor_start, cursor_end } = await ask("complete_request", "const x = openB");
  expect({ matches, cursor_start, cursor_end }).toEqual({
    matches: ["openBook"],
    cursor_start: 10,
    cursor_end: 15,
  });
});

test("an option of a function of the library is completed", async () => {
  expect((await ask("complete_request", "openBook({ as")).matches).toContain("asOf");
});

test("tables and columns are completed, before a cell has run and after", async () => {
  const matches = async (code: string) => (await ask("complete_request", code)).matches as string[];
  const first = 'const store = openStore();\nconst months = store.read("index-monthly");\n';
  expect(await matches('openStore().read("index-mon')).toEqual(["index-monthly"]);
  expect(await matches(`${first}numbers(months, "sp500_pr`)).toContain("sp500_price");
  await kernel.execute(first).reply;
  expect(await matches('store.read("index-mon')).toEqual(["index-monthly"]);
  for (const code of [
    'numbers(months, "sp500_pr',
    'months.array("sp500_pr',
    "where(months, (row) => row.sp500_pr",
  ]) {
    const found = await matches(code);
    expect(found, code).toContain("sp500_price");
    expect(found, code).not.toContain("gap_1d");
  }
});

test.each(["number", "number(", "number(1, "])(
  "a function's docstring is shown with its tags at %s",
  async (code) => {
    const text = await inspected(code);
    expect(text).toMatch(/number\(value: number.*\): string\n\nA number in words' company/);
    expect(text).toContain("@param digits decimals, default 2");
    expect(text).toMatch(/\n\nReference: (?:npm run docs|site\/docs\/functions\/claimbook\.number\.html)$/);
  },
);

test.each([
  ["[1].map", "Calls a defined callback function"],
  ["parseInt", "Converts a string to an integer."],
  ["process.cwd", "returns the current working directory"],
  ["Buffer.from", "Allocates a new `Buffer`"],
  // What it says stands at the method that it overrides.
  [
    "class Days extends Array<number> { override pop() { return 1; } }\nnew Days().pop",
    "Removes the last element",
  ],
])("the types of Node and of the language are explained: %s", async (code, said) => {
  expect(await inspected(code)).toContain(said);
});

test("where there is nothing to say, nothing is found", async () => {
  expect(await ask("inspect_request", "")).toMatchObject({ status: "ok", found: false, data: {} });
});

test("code that no compiler understands is no error", async () => {
  for (const code of ["}}} @@ ((", '"', "`${", "import { ", "/* "]) {
    expect(await ask("complete_request", code)).toMatchObject({ status: "ok" });
    expect(await ask("inspect_request", code)).toMatchObject({ status: "ok" });
  }
});

test("places are right after emoji, letters outside of Unicode's first plane, tabs and CRLF", async () => {
  await kernel.execute("const rows = [{ value: 1 }]; const 𝒜 = { beta: 2 };").reply;
  for (const [before, written, whole] of [
    ['"💥💥"; rows[0].', "va", "value"],
    ["𝒜.", "be", "beta"],
    ["\tconst t = 1;\r\n\t/* 😀 */ rows[0].", "va", "value"],
  ] as const) {
    const code = before + written;
    const cursor_pos = [...code].length;
    const { reply } = kernel.request("complete_request", { code, cursor_pos });
    expect((await reply).content).toMatchObject({
      matches: expect.arrayContaining([whole]),
      cursor_start: cursor_pos - [...written].length,
      cursor_end: cursor_pos,
    });
    const asked = kernel.request("inspect_request", { code: before + whole, cursor_pos, detail_level: 0 });
    expect(JSON.stringify((await asked.reply).content.data)).toContain(`${whole}: number`);
  }
});

test("names of tables and columns are completed in strings, of what the kernel holds and of what a cell says", async () => {
  await kernel.execute(
    'import * as aq from "arquero";\nconst { store } = openBook();\nconst made = aq.table({ "close, €": [1], "😀 mood": [2] });',
  ).reply;
  for (const [before, written, after, whole] of [
    ['"💥"; store.read("', "index-d", '")', "index-daily"],
    ['const t = store.read("index-daily");\nt.column("', "russell2000_p", "", "russell2000_price"],
    ['/* 😀 */ made.array("', "close", '");', "close, €"],
    ['made.groupby("', "😀 ", '")', "😀 mood"],
    ["import { ", "openB", "", "openBook"],
  ] as const) {
    const cursor_pos = [...before, ...written].length;
    const { reply } = kernel.request("complete_request", { code: before + written + after, cursor_pos });
    expect((await reply).content).toMatchObject({
      matches: [whole],
      cursor_start: cursor_pos - [...written].length,
      cursor_end: cursor_pos,
    });
  }
});

test("completing reads no table and runs no code of a cell", async () => {
  await kernel.execute(
    "let asked = 0;\nconst trap = { get store() { asked += 1; return store; }, columnNames() { asked += 1; return []; } };",
  ).reply;
  for (const code of ['trap.store.read("', 'trap.column("', 'trap.store.read("index-daily").column("'])
    await ask("complete_request", code);
  outputs.length = 0;
  await kernel.execute("console.log(asked);").reply;
  expect(outputs.filter(({ type }) => type === "stream").map(({ content }) => content.text)).toEqual(["0\n"]);
});
