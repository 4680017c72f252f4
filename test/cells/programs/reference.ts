const AsyncFunction = (async () => {}).constructor as new (
  ...args: string[]
) => (console: { log(text: unknown): void }) => Promise<void>;

/** What a program of JavaScript prints when it runs as a whole, strictly and with `await` at its top, as a module does. */
export async function printedByModule(statements: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const run = new AsyncFunction("console", `"use strict";\n${statements.join("\n")}`);
  await run({ log: (text) => lines.push(`${text}\n`) });
  return lines.join("");
}
