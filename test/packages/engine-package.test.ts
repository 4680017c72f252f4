import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const online = spawnSync("npm", ["view", "commander", "version", "--fetch-retries=0"]).status === 0;
const packageFolder = (name: string) => path.resolve("node_modules", name);
const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "claimbook-engine-user-")));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(file: string, args: readonly string[], cwd = folder) {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1" };
  delete env.CLAIMBOOK_DATA;
  delete env.CLAIMBOOK_BOOK;
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: "utf8", env });
  return { status, output: stdout + stderr };
}

function pack(from: string): { readonly tarball: string; readonly files: readonly string[] } {
  const args = ["pack", path.resolve(from), "--json", "--pack-destination", folder];
  const [made] = JSON.parse(execFileSync("npm", args, { encoding: "utf8" })) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  return { tarball: path.join(folder, made.filename), files: made.files.map((file) => file.path) };
}

const USE = `import { lineChart, percent } from "claimbook";
import { type Claim, defineBook, verdictOf } from "claimbook/book";
import { maxDrawdown } from "claimbook/stats";
import { ols } from "claimbook-stats";

const claims: readonly Claim[] = [];
const book = defineBook({ publisher: "p", description: "d", asOf: "2024-07-24", claims, tables: [], frozen: {} });
// @ts-expect-error a book without a day
const typo = () => defineBook({ publisher: "p", description: "d", claims, tables: [], frozen: {} });
console.log(JSON.stringify([book.asOf, maxDrawdown([100, 75, 90]), ols([1, 2, 4], { x: [0, 1, 2] }).nobs, percent(0.5), typeof lineChart, typeof verdictOf, typeof typo]));
`;

describe.skipIf(!online)("the packed engine (needs the npm registry)", () => {
  const { tarball, files } = pack("lib");
  const statistics = pack("lib/stats").tarball;

  test("holds neither sources, nor maps, nor a snapshot, nor a key", () => {
    const odd = files.filter((file) =>
      /(?<!\.d)\.ts$|\.map$|snapshot\/|cache\.key|^bin\/(?!claimbook\.mjs)/.test(file),
    );
    expect(odd).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "dist/index.d.ts", "dist/bundle/index.js"]),
    );
  });

  test("installs in an empty folder without overrides and without danfojs", () => {
    writeFileSync(
      path.join(folder, "package.json"),
      '{ "name": "user", "private": true, "type": "module" }\n',
    );
    const { status, output } = run("npm", [
      "install",
      "--no-audit",
      "--no-fund",
      tarball,
      statistics,
      "@types/node@20",
    ]);
    expect(status, output).toBe(0);
    const installed = readdirSync(path.join(folder, "node_modules"));
    expect(installed).toContain("claimbook");
    expect(installed.filter((name) => /danfo|tensorflow/.test(name))).toEqual([]);
    writeFileSync(path.join(folder, "use.ts"), USE);
  });

  test("passes publint and Are the Types Wrong", () => {
    const publint = path.join(packageFolder("publint"), "src/cli.js");
    const linted = run(process.execPath, [publint, "node_modules/claimbook", "--pack", "false", "--strict"]);
    expect(linted.status, linted.output).toBe(0);
    const attw = path.join(packageFolder("@arethetypeswrong/cli"), "dist/index.js");
    const { status, output } = run(process.execPath, [attw, tarball, "--profile", "esm-only"]);
    expect(status, output).toBe(0);
  });

  describe.each(["typescript-5.9", "typescript"])("with %s", (compiler) => {
    test.each([
      ["node16", "node16"],
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ])("type-checks as %s, resolved as %s", (module, moduleResolution) => {
      const compilerOptions = {
        ...{ module, moduleResolution, target: "es2022", lib: ["es2023"], types: ["node"] },
        ...{ strict: true, skipLibCheck: true, outDir: "out" },
      };
      const project = path.join(folder, `${compiler}-${moduleResolution}.json`);
      writeFileSync(project, JSON.stringify({ compilerOptions, files: ["use.ts"] }));
      const tsc = path.join(packageFolder(compiler), "bin/tsc");
      expect(run(process.execPath, [tsc, "-p", project])).toEqual({ status: 0, output: "" });
    });
  });

  test("runs", () => {
    const { status, output } = run(process.execPath, ["out/use.js"]);
    expect({ status, output: output.replaceAll("\u00a0", " ") }).toEqual({
      status: 0,
      output: '["2024-07-24",-0.25,3,"50.0%","function","function","function"]\n',
    });
  });

  test("says outside a book how to start one", () => {
    const { status, output } = run("npx", ["claimbook", "claims"]);
    expect([status, output]).toEqual([1, expect.stringContaining('start one with "claimbook init my-note"')]);
  });

  test("starts a book that runs, passes its test, and takes a claim and a notebook more", () => {
    expect(run("npx", ["claimbook", "init", "my-note", "--engine", tarball])).toMatchObject({ status: 0 });
    const book = path.join(folder, "my-note");
    const steps = [
      ["npm", "install", "--no-audit", "--no-fund"],
      ["npx", "claimbook", "new", "claim", "second-claim"],
      ["npx", "claimbook", "new", "notebook", "02-second-claim"],
      ["npm", "start"],
      ["npm", "test"],
    ];
    let last = "";
    for (const [command = "", ...args] of steps) {
      const { status, output } = run(command, args, book);
      expect(status, `${command} ${args.join(" ")}: ${output}`).toBe(0);
      last += output;
    }
    expect(last).toMatch(/notebooks {2}3 run/);
    expect(last).toMatch(/verdicts {3}2 as of 2024-07-24: 2 supported/);
    expect(last).toMatch(/Tests {2}4 passed/);
    const again = run("npx", ["claimbook", "init", "my-note"]);
    expect([again.status, again.output]).toEqual([
      1,
      expect.stringMatching(/my-note is not empty; choose another name/),
    ]);
  });
});
