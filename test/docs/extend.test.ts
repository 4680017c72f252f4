// Takes long: what the guide has a reader write is compiled and tested.

import { spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { type SmallCheckout, smallCheckout } from "../cli/small-checkout.js";
import { type Loopback, loopback } from "../sources/loopback.js";
import { fewOrAll } from "../thorough.js";

const GUIDE = readFileSync("docs/extend.md", "utf8");
const blocks = (language: string) =>
  [...GUIDE.matchAll(new RegExp(`\n\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
    (match) => match[1] as string,
  );
const [CLOSES = ""] = blocks("csv");
const COMMANDS = blocks("sh")
  .flatMap((block) =>
    block
      .replaceAll(/\\\n\s*/g, "")
      .trim()
      .split("\n"),
  )
  .map((command) => ({ command }));

/** What npm and npx would start: the checkout is a copy whose packages are links. */
const PROGRAMS: readonly (readonly [written: string, run: string])[] = [
  ["npx claimbook", "lib/bin/claimbook.mjs"],
  ["npx vitest", "node_modules/vitest/vitest.mjs"],
  ["npm run fix", "node_modules/@biomejs/biome/bin/biome check --write lib/update lib/sources test/update"],
  ["npm run build", "lib/bin/prepare.mjs --build"],
];

let checkout: SmallCheckout;
let publisher: Loopback;

beforeAll(async () => {
  checkout = smallCheckout();
  for (const name of ["test", "docs", "biome.json", "vitest.config.ts", ".gitignore"])
    cpSync(name, path.join(checkout.root, name), { recursive: true });
  writeFileSync(path.join(checkout.root, "closes.csv"), CLOSES);
  publisher = await loopback((_, response) => {
    const [header, ...rows] = CLOSES.split("\n");
    response
      .writeHead(200, { "content-type": "text/csv" })
      .end([header, "2024-07-31,2250.1,", ...rows].join("\n"));
  });
});

afterAll(async () => {
  checkout.remove();
  await publisher.close();
});

/** Runs a program of Node in the checkout. @param line script and arguments, as a shell reads them */
function run(line: string): Promise<{ readonly status: number | null; readonly output: string }> {
  const { root: cwd, env } = checkout;
  const own = {
    NODE: process.execPath,
    CLAIMBOOK_URL: publisher.url,
    CLAIMBOOK_DATA: "",
    NO_PROXY: "127.0.0.1",
  };
  const child = spawn("bash", ["-c", `exec "$NODE" ${line}`], { cwd, env: { ...env, ...own } });
  child.stdin.end();
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, output })));
}

/** The output of a program that ends well. */
async function succeeds(line: string): Promise<string> {
  const { status, output } = await run(line);
  expect([status, output]).toEqual([0, expect.any(String)]);
  return output;
}

/** A command of the guide as it is written, but for npm and npx. */
function asRun(command: string): string {
  const [written = "", program = ""] = PROGRAMS.find(([start]) => command.startsWith(start)) ?? [];
  return `${program}${command.slice(written.length)}`;
}

test("the guide has commands, and each is of a program that the test can run", () => {
  expect(COMMANDS.length).toBeGreaterThan(5);
  const unknown = COMMANDS.filter(({ command }) => !PROGRAMS.some(([start]) => command.startsWith(start)));
  expect(unknown).toEqual([]);
});

/** What a command says that shows that it did what the guide says. */
const SAYS: Readonly<Record<string, RegExp>> = {
  "npx claimbook new table": /^example-30: 5 rows, 2024-06-28 to 2024-07-24\n/,
  "npx claimbook data": new RegExp(`^all ${openStore().tables.length + 1} tables are as the manifest says`),
  "npx claimbook run": /09-example-30/,
  "npx vitest": /2 passed, 0 failed, 2 skipped/,
  "npx claimbook update": /example-30 {2}2024-07-24 {2}2024-07-31 +1 +0 +0/,
};

const ALL = fewOrAll(false, true);
const unless = ALL ? "" : " (skipped without CLAIMBOOK_TESTS=all)";

test.runIf(ALL).each(COMMANDS)(`$command${unless}`, async ({ command }) => {
  const output = await succeeds(asRun(command));
  const says = Object.entries(SAYS).find(([start]) => command.startsWith(start))?.[1] ?? /^/;
  expect(output).toMatch(says);
});

test.runIf(ALL)(
  `what the guide has added reads as it says, and passes the checks of types, layout, layers and tables${unless}`,
  async () => {
    const table = openStore({ dir: path.join(checkout.root, "data") }).read("example-30");
    expect(table.columnNames()).toEqual(["date", "close", "note"]);
    expect(table.get("close", 0)).toBe(100);
    const include = ["lib/**/*.ts", "test/claims/tables/example-30.test.ts"];
    const config = { extends: "./tsconfig.json", include, exclude: ["**/node_modules", "lib/dist"] };
    writeFileSync(path.join(checkout.root, "tsconfig.written.json"), JSON.stringify(config));
    for (const line of [
      "node_modules/typescript/bin/tsc --noEmit -p tsconfig.written.json",
      "node_modules/vitest/vitest.mjs run test/workspace/layers.test.ts test/workspace/data-readme.test.ts",
      "node_modules/vitest/vitest.mjs run test/update/data-status.test.ts -t brought",
      "node_modules/@biomejs/biome/bin/biome check lib/update lib/sources test/update",
    ])
      await succeeds(line);
  },
);
