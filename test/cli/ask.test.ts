import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { ask, type Question } from "../../lib/cli/ask.js";

const problem = (answer: string) => (answer === "" ? "must be said" : undefined);
const QUESTIONS: readonly Question[] = [
  { option: "--title TEXT", text: "a title", problem },
  { option: "--terms TEXT", text: "terms", problem },
];

function terminal(typed: string, { isTTY = true } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.end(typed);
  return { input, output, shown: () => String(output.read() ?? "") };
}

test("ask(questions) asks one after the other, each again until nothing is wrong with its answer", async () => {
  const { shown, ...streams } = terminal("  A title \n\nfree\n");
  expect(await ask(QUESTIONS, streams)).toEqual(["A title", "free"]);
  expect(shown()).toBe("a title: terms: It must be said.\nterms: ");
});

test("ask(questions) says so when the input ends before all are answered", async () => {
  await expect(ask(QUESTIONS, terminal("A title\n"))).rejects.toThrow(
    /^the questions were not all answered; nothing was written$/,
  );
});

test("ask(questions) names the options where nobody can be asked, and asks nothing when there is nothing to ask", async () => {
  await expect(ask(QUESTIONS, terminal("A title\nfree\n", { isTTY: false }))).rejects.toThrow(
    /^the file does not say all .*:\n {2}--title TEXT {2}\(a title\)\n {2}--terms TEXT {2}\(terms\)$/,
  );
  expect(await ask([], terminal("", { isTTY: false }))).toEqual([]);
});
