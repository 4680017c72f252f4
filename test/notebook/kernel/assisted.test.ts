// Takes long: a kernel answers with TypeScript loaded.

import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CompiledCell } from "../../../lib/notebook/kernel/executor/compiled-cell.js";
import { historyKey } from "../../../lib/notebook/kernel/executor/history.js";
import { type Kernel, startKernel } from "../../../lib/notebook/kernel/kernel.js";
import type { Message } from "../../../lib/notebook/kernel/message.js";
import { UNDRAWN_FIGURE } from "../../../lib/notebook/show/figure-mime.js";
import { SMALL_YOUNG_SPACE } from "../../../lib/platform/workers/young-space.js";
import { linkedFolder } from "../linked-folder.js";

// A kernel whose runner compiles cells ahead has to do without that help as well. One kernel: the tests go on from each other.

let folder: string;
let kernel: Kernel;
let languageInfo: object;
let messages: Message[] = [];
beforeAll(async () => {
  folder = linkedFolder("assisted");
  ({ kernel, languageInfo } = await startKernel(folder, { assisted: true }));
  kernel.onOutput = (message) => messages.push(message);
});
afterAll(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

async function run(source: string, compiled?: CompiledCell): Promise<string> {
  messages = [];
  const { content } = await kernel.execute(source, { compiled }).reply;
  const printed = messages.filter(({ type }) => type === "stream").map((message) => message.content.text);
  return content.status === "ok" ? printed.join("") : `${content.ename}: ${content.evalue}`;
}

async function ask(type: string, code: string): Promise<Message["content"]> {
  const { reply } = kernel.request(type, { code, cursor_pos: code.length, detail_level: 0 });
  return (await reply).content;
}

/** What a compiler would give for `console.log(text);` after other cells. */
const compiledLog = (text: string, ...before: readonly string[]): CompiledCell => ({
  after: before.reduce((key, source) => historyKey(key, { source }), ""),
  compilation: {
    diagnostics: [],
    files: [],
    cell: {
      code: `(function ($cell) { console.log(${JSON.stringify(text)}); })`,
      maps: { first: "{}", second: "{}" },
      ...{ imports: [], lines: [1], declared: [], ambient: [] },
    },
  },
});

test("it says which TypeScript it has before it has loaded it", () => {
  expect(languageInfo).toMatchObject({ name: "typescript", version: expect.stringMatching(/^6\.0\./) });
});

test("a cell that comes compiled is run as it was compiled", async () => {
  expect(await run('console.log("source");', compiledLog("compiled"))).toBe("compiled\n");
});

test("a cell that was compiled after other cells is compiled again", async () => {
  const wrong = compiledLog("compiled", "const other = 1;");
  expect(await run('console.log("source");', wrong)).toBe("source\n");
});

test("a cell that does not come compiled is compiled by the kernel, with the types of those before it", async () => {
  expect(await run('import { number } from "claimbook";\nconst held: { a: number } = { a: 1 };')).toBe("");
  expect(await run("console.log(await Promise.resolve(held.a));")).toBe("1\n");
  expect(await run("const text: string = held.a;")).toMatch(/^TypeScriptError: Type 'number' is not/);
});

test("it completes and inspects, and knows what is complete", async () => {
  expect((await ask("complete_request", "hel")).matches).toContain("held");
  const { found, data } = await ask("inspect_request", "number");
  expect(found).toBe(true);
  expect((data as { "text/plain": string })["text/plain"]).toContain("number(value");
  expect((await ask("is_complete_request", "function f() {")).status).toBe("incomplete");
  expect((await ask("is_complete_request", "1;")).status).toBe("complete");
});

test("it gives figures undrawn, with the line that showed them", async () => {
  const figure = { data: [], layout: { title: { text: "t" } }, alt: "nothing", caption: "" };
  expect(await run(`import { show } from "claimbook";\nshow(${JSON.stringify(figure)});`)).toBe("");
  const [shown] = messages.filter(({ type }) => type === "display_data");
  expect(shown?.content).toMatchObject({ metadata: { claimbook: { line: 2 } } });
  const data = shown?.content.data as { readonly [mime: string]: string };
  expect(Object.keys(data)).toEqual([UNDRAWN_FIGURE]);
  expect(JSON.parse(data[UNDRAWN_FIGURE] as string)).toEqual(figure);
});

test("neither a cell nor what it starts sees what steers the kernel", async () => {
  const cell =
    'import { execFileSync } from "node:child_process";\nconst seen = "Object.keys(process.env).filter((name) => /CLAIMBOOK_(?!CACHE|BOOK)/.test(name))";\nconsole.log(Object.keys(process.env).filter((name) => /CLAIMBOOK_(?!CACHE|BOOK)/.test(name)), execFileSync(process.execPath, ["-p", seen], { encoding: "utf8" }));';
  expect(await run(cell)).toBe("[] []\n\n");
});

test.runIf(existsSync("/proc/self/cmdline"))(
  "its space for new objects is small, and what a cell starts with its options has V8's own",
  async () => {
    const source = `
      import { readFileSync } from "node:fs";
      import { Worker } from "node:worker_threads";
      const thread = new Worker("process.exit(3)", { eval: true, execArgv: process.execArgv });
      const status = await new Promise((resolve) => thread.once("exit", resolve));
      console.log(status, readFileSync("/proc/self/cmdline", "utf8").includes("${SMALL_YOUNG_SPACE}"));`;
    expect(await run(source)).toBe("3 true\n");
  },
);
