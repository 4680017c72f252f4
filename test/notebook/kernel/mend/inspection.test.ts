import { afterAll, beforeAll, expect, test } from "vitest";
import { type Kernel, startKernel } from "../../../../lib/notebook/kernel/kernel.js";
import type { Message } from "../../../../lib/notebook/kernel/message.js";
import { checkoutRoot } from "../../../../lib/notebook/kernel/package-root.js";

let kernel: Kernel;
const outputs: Message[] = [];

beforeAll(async () => {
  ({ kernel } = await startKernel(checkoutRoot()));
  kernel.onOutput = (message) => outputs.push(message);
  await kernel.execute('import { number, openBook } from "claimbook";').reply;
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

test.each(["number", "number(", "number(1, "])(
  "a function's docstring is shown with its tags at %s",
  async (code) => {
    const text = await inspected(code);
    expect(text).toMatch(/number\(value: number.*\): string\n\nA number in words' company/);
    expect(text).toContain("@param digits decimals, default 2");
  },
);

test("where there is nothing to say, nothing is found", async () => {
  expect(await ask("inspect_request", "")).toMatchObject({ status: "ok", found: false, data: {} });
});

test("code that no compiler understands is no error", async () => {
  for (const code of ["}}} @@ ((", '"', "`${", "import { ", "/* "]) {
    expect(await ask("complete_request", code)).toMatchObject({ status: "ok" });
    expect(await ask("inspect_request", code)).toMatchObject({ status: "ok" });
  }
});
