// Takes long: the packed statistics are installed and checked.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const packageFolder = (name: string) => path.resolve("node_modules", name);

/** An empty folder outside the checkout into which the packed statistics are installed. */
let folder: string;
let tarball: string;
let packed: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-stats-user-"));
  const args = ["pack", path.resolve("lib/stats"), "--json", "--pack-destination", folder];
  const [made] = JSON.parse(execFileSync("npm", args, { encoding: "utf8" })) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  tarball = path.join(folder, made.filename);
  packed = made.files.map((file) => file.path);
  writeFileSync(path.join(folder, "package.json"), '{ "name": "user", "private": true, "type": "module" }\n');
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], {
    cwd: folder,
    stdio: "pipe",
  });
  writeFileSync(path.join(folder, "use.ts"), USE);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const USE = `import { type DateWindow, maxDrawdown, numbers, type OlsFit, ols, sharpeRatio, since, type TableWithColumns } from "claimbook-stats";

const fit: OlsFit = ols([2, 4, 5, 9], { x: Float64Array.of(0, 1, 2, 3) });
const window: DateWindow | null = since(["2024-07-10", "2024-07-11"], "2024-07-11", { base: "close-before" });
const table: TableWithColumns = {
  numRows: () => 2,
  columnNames: () => ["level"],
  columnName: () => "level",
  columnIndex: (name) => (name === "level" ? 0 : -1),
  getter: () => (row) => [1, null][row],
  array: () => [1, null],
};
// @ts-expect-error an option that there is not
const typo = () => sharpeRatio([0.1, 0.2], { periodPerYear: 12 });
export const used = [maxDrawdown([100, 75, 90]), fit.nobs, window?.from, ...numbers(table, "level"), typeof typo];
declare const console: { log(text: string): void };
console.log(JSON.stringify(used));
`;

function run(script: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: stdout + stderr };
}

describe("the package claimbook-stats", () => {
  test("holds modules with their types, README, licence and manifest, and nothing else", () => {
    const others = packed.filter((file) => !/^dist\/[\w/-]+(\.d\.ts|\.js)$/.test(file));
    expect(others.toSorted()).toEqual(["LICENSE", "README.md", "package.json"]);
    expect(packed).toContain("dist/index.d.ts");
    expect(readFileSync("lib/stats/LICENSE", "utf8")).toBe(readFileSync("LICENSE", "utf8"));
  });

  test("asks for no package, and is of the engine's version", () => {
    const own = JSON.parse(readFileSync("lib/stats/package.json", "utf8"));
    const engine = JSON.parse(readFileSync("lib/package.json", "utf8"));
    expect(Object.keys(own).filter((key) => /dependencies/i.test(key))).toEqual([]);
    expect([own.version, own.engines]).toEqual([engine.version, engine.engines]);
  });

  test("passes publint and Are the Types Wrong", () => {
    const publint = path.join(packageFolder("publint"), "src/cli.js");
    const linted = run(publint, ["node_modules/claimbook-stats", "--pack", "false", "--strict"]);
    expect(linted.status, linted.output).toBe(0);
    const attw = path.join(packageFolder("@arethetypeswrong/cli"), "dist/index.js");
    const { status, output } = run(attw, [tarball, "--profile", "esm-only"]);
    expect(status, output).toBe(0);
  });

  describe.each(["typescript-5.9", "typescript"])("with %s", (compiler) => {
    test.each([
      ["node16", "node16"],
      ["nodenext", "nodenext"],
      ["esnext", "bundler"],
    ])("type-checks as %s, resolved as %s", (module, moduleResolution) => {
      const options = {
        module,
        moduleResolution,
        target: "es2022",
        lib: ["es2022"],
        types: [],
        strict: true,
      };
      const project = path.join(folder, `${compiler}-${moduleResolution}.json`);
      const compilerOptions = { ...options, skipLibCheck: false, outDir: "out" };
      writeFileSync(project, JSON.stringify({ compilerOptions, files: ["use.ts"] }));
      const tsc = path.join(packageFolder(compiler), "bin/tsc");
      expect(run(tsc, ["-p", project])).toEqual({ status: 0, output: "" });
    });
  });

  test("runs in Node, imported or required", () => {
    expect(run("out/use.js", [])).toEqual({
      status: 0,
      output: '[-0.25,4,"2024-07-10",1,null,"function"]\n',
    });
    const required = "console.log(require('claimbook-stats').maxDrawdown([2, 1]))";
    expect(run("--no-warnings", ["--input-type=commonjs", "-e", required])).toEqual({
      status: 0,
      output: "-0.5\n",
    });
  });

  test("three functions bundle for a browser to less than 22 kB, and run", async () => {
    const file = path.join(folder, "three.js");
    writeFileSync(file, 'export { maxDrawdown, ols, sharpeRatio } from "claimbook-stats";\n');
    const { output } = await build({
      input: file,
      cwd: folder,
      platform: "browser",
      write: false,
      output: { format: "esm", minify: true },
    });
    expect(output).toHaveLength(1);
    const code = output[0].code;
    expect(Buffer.byteLength(code)).toBeLessThan(22_000);
    expect(code).not.toMatch(/\bfrom\s*"|\bimport\b|\brequire\(|node:/);
    const bundle = path.join(folder, "bundle.js");
    writeFileSync(bundle, code);
    const three = (await import(/* @vite-ignore */ bundle)) as {
      readonly maxDrawdown: (levels: readonly number[]) => number;
    };
    expect(Object.keys(three).toSorted()).toEqual(["maxDrawdown", "ols", "sharpeRatio"]);
    expect(three.maxDrawdown([100, 80, 90])).toBeCloseTo(-0.2, 12);
  });
});
