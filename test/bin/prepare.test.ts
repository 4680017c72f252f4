// Takes long: it builds copies of the checkout.

import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** Stands for npm: notes what it is called with, and does what matters of it here. */
const NPM = `
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { beginBuild, noteBuild, sourceState } from "./lib/bin/build-state.mjs";
const args = process.argv.slice(2).join(" ");
appendFileSync("calls", args + "\\n");
if (/^(ci|install) /.test(args)) {
  if (args.startsWith("ci ")) rmSync("node_modules", { recursive: true, force: true });
  const dev = !args.includes("--omit=dev");
  if (dev) mkdirSync("node_modules/@some/tool", { recursive: true });
  mkdirSync("node_modules", { recursive: true });
  writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/@some/tool": { dev } } }));
} else {
  const { seen, content } = sourceState();
  beginBuild();
  mkdirSync("lib/dist/bundle", { recursive: true });
  writeFileSync("lib/dist/bundle/main.js", "");
  if (process.env.KILLED_LATE) process.exit(1);
  noteBuild({ seen, content });
}
`;
const INSTALL = "ci --ignore-scripts --omit=dev --omit=peer";
const INSTALL_ALL = "ci --ignore-scripts";
const ADD_TOOLS = "install --ignore-scripts --no-save --include=dev --include=peer";
const BUILD = "run build -w lib";
const FUTURE = Date.now() / 1000 + 365 * 24 * 3600;

let root: string;
const at = (name: string) => path.join(root, name);

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "claimbook-prepare-"));
  cpSync("lib/bin", at("lib/bin"), { recursive: true });
  writeFileSync(at("npm.mjs"), NPM);
  writeFileSync(at("package.json"), '{"peerDependencies":{"@some/tool":"1.0.0"}}');
  writeFileSync(at("package-lock.json"), "{}");
  writeFileSync(at("lib/a.ts"), "export {};");
  writeFileSync(at("lib/b.ts"), "export {};");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What a start has npm do. */
function prepare(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): string[] {
  rmSync(at("calls"), { force: true });
  spawnSync(process.execPath, ["lib/bin/prepare.mjs", ...args], {
    cwd: root,
    env: { ...process.env, npm_execpath: at("npm.mjs"), ...env },
  });
  return existsSync(at("calls")) ? readFileSync(at("calls"), "utf8").trim().split("\n") : [];
}

test("the first start installs and builds, the second does neither", () => {
  expect(prepare()).toEqual([INSTALL, BUILD]);
  expect(prepare()).toEqual([]);
});

test("the tests after a start add the development tools to what is there, once, and a start leaves them", () => {
  prepare();
  writeFileSync(at("node_modules/here-before"), "");
  // The library is then built with a check of its types.
  expect(prepare({}, ["--tools"])).toEqual([ADD_TOOLS, BUILD]);
  expect(existsSync(at("node_modules/here-before"))).toBe(true);
  expect([prepare({}, ["--tools"]), prepare()]).toEqual([[], []]);
});

test("the tests alone install everything at once, and a start on another lock file installs all of that again", () => {
  expect(prepare({}, ["--tools"])).toEqual([INSTALL_ALL, BUILD]);
  expect(prepare()).toEqual([]);
  writeFileSync(at("package-lock.json"), '{"packages":{}}');
  utimesSync(at("package-lock.json"), FUTURE, FUTURE);
  expect(prepare()).toEqual([INSTALL_ALL]);
  writeFileSync(at("package.json"), '{"devDependencies":{"@some/new-tool":"1.0.0"}}');
  writeFileSync(at("package-lock.json"), '{"packages":{"":{}}}');
  utimesSync(at("package-lock.json"), FUTURE, FUTURE);
  expect(prepare()).toEqual([INSTALL_ALL]);
});

test("a lock file that is dated in the future is installed once, and once more when it is another one", () => {
  utimesSync(at("package-lock.json"), FUTURE, FUTURE);
  expect(prepare()).toEqual([INSTALL, BUILD]);
  expect(prepare()).toEqual([]);
  writeFileSync(at("package-lock.json"), '{"packages":{}}');
  utimesSync(at("package-lock.json"), FUTURE, FUTURE);
  expect(prepare()).toEqual([INSTALL]);
  expect(prepare()).toEqual([]);
});

test("a source that is dated in the future is built once", () => {
  prepare();
  writeFileSync(at("lib/a.ts"), "export const a = 1;");
  utimesSync(at("lib/a.ts"), FUTURE, FUTURE);
  expect(prepare()).toEqual([BUILD]);
  expect(prepare()).toEqual([]);
});

test("a build that was killed late is done again", () => {
  prepare();
  writeFileSync(at("lib/a.ts"), "export const a = 1;");
  expect(prepare({ KILLED_LATE: "1" })).toEqual([BUILD]);
  expect(prepare()).toEqual([BUILD]);
  expect(prepare()).toEqual([]);
});

test.each([
  ["is gone", () => rmSync(at("lib/b.ts"))],
  [
    "is new, and old by its date",
    () => {
      writeFileSync(at("lib/c.ts"), "");
      utimesSync(at("lib/c.ts"), 1, 1);
    },
  ],
  [
    "is another one of the same length and date",
    () => {
      writeFileSync(at("lib/b.ts"), "import 'x'");
      utimesSync(at("lib/b.ts"), 1, 1);
    },
  ],
])("a source that %s has the library built", (_, change) => {
  prepare();
  change();
  expect(prepare()).toEqual([BUILD]);
  expect(prepare()).toEqual([]);
});

test("a source that was touched and is the same has nothing built", () => {
  prepare();
  utimesSync(at("lib/a.ts"), FUTURE, FUTURE);
  expect(prepare()).toEqual([]);
});

test.each(["", "{", "null", "[]"])("a stamp of a build that holds %j has the library built", (stamp) => {
  prepare();
  writeFileSync(at("lib/dist/build.json"), stamp);
  expect(prepare()).toEqual([BUILD]);
  mkdirSync(at("elsewhere"));
  expect(prepare()).toEqual([]);
});
