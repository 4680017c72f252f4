// Takes long: the packed engine is installed, checked by two compilers, and starts a book by the commands of the guide.

import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
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

/** The installed command: npx, through which the first commands go, takes longer to start than what it runs. */
const claimbook = (args: readonly string[], cwd = folder) =>
  run(path.join(folder, "node_modules/.bin/claimbook"), args, cwd);

/** Packs a package into the folder. @returns the packed file; what is in it: packed-files.test.ts */
function pack(from: string): string {
  const args = ["pack", path.resolve(from), "--json", "--pack-destination", folder];
  const [made] = JSON.parse(execFileSync("npm", args, { encoding: "utf8" })) as [
    { readonly filename: string },
  ];
  return path.join(folder, made.filename);
}

/** Starts a book in this checkout. @returns the engine that the command has packed into it */
function engineOfNewBook(): string {
  const root = path.join(folder, "from-checkout");
  const { status, output } = run(process.execPath, [path.resolve("lib/bin/claimbook.mjs"), "init", root]);
  if (status !== 0) throw new Error(output);
  const { dependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    readonly dependencies: { readonly claimbook: string };
  };
  return path.join(root, dependencies.claimbook.replace(/^file:/, ""));
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

describe.skipIf(!online)("the engine that init packs in a checkout (needs the npm registry)", () => {
  const tarball = engineOfNewBook();
  const statistics = pack("lib/stats");

  test("installs in an empty folder without overrides and without danfojs", () => {
    writeFileSync(
      path.join(folder, "package.json"),
      '{ "name": "user", "private": true, "type": "module" }\n',
    );
    const { status, output } = run("npm", [
      "install",
      "--prefer-offline",
      "--ignore-scripts",
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

  test("says which packed file is not there", () => {
    const { status, output } = claimbook(["init", "other-note", "--engine", "none.tgz"]);
    expect([status, output]).toEqual([1, expect.stringMatching(/--engine none\.tgz: no such file/)]);
  });

  test("has the one install script of zeromq in its tree, which needs no network and nothing from outside", () => {
    const { packages } = JSON.parse(readFileSync(path.join(folder, "package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, { readonly hasInstallScript?: true }>>;
    };
    const scripted = Object.keys(packages).filter((name) => packages[name]?.hasInstallScript);
    expect(scripted).toEqual(["node_modules/zeromq"]);
    // It compiles, and downloads what it compiles, only where no addon of the package loads. Without PATH it finds no compiler.
    const zeromq = path.join(folder, "node_modules/zeromq");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["script/install.js"], {
      cwd: zeromq,
      encoding: "utf8",
      env: {},
    });
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
  });

  /** What a command of the guide says where it did what the guide says. */
  const SAYS: readonly (readonly [command: string, says: RegExp])[] = [
    ["npx claimbook init", /^wrote the book my-note\n/],
    [
      "npm start",
      /verdicts +\d as of 2024-07-24: \d supported[\s\S]*pages +file:.*\/my-note\/site\/index\.html/,
    ],
    ["npx claimbook new table", /^my-table: 2 rows, 2024-05 to 2024-06\n/],
    ["npx claimbook data", /^all 2 tables are as the manifest says, and every claim can be evaluated/],
    ["npx claimbook new claim", /wrote claims\/my-claim\.ts\n/],
    ["npx claimbook new source", /wrote claims\/tables\/my-table\.ts\n/],
    ["npm test", /Tests {2}6 passed \| 2 todo/],
    ["npx claimbook new notebook", /^wrote notebooks\/01-my-note\.ipynb/],
    ["npx claimbook run", /01-my-note\.ipynb/],
    ["npx claimbook claims", /recorded 2 verdicts in data\/verdicts\.json/],
  ];
  /** Those that a test of their own runs, or that stay until they are ended. */
  const ELSEWHERE = ["cd my-note", "npm run lab"];
  const guide = readFileSync("docs/your-own-note.md", "utf8");
  const block = (language: string) =>
    [...guide.matchAll(new RegExp(`\n\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(
      (match) => match[1] as string,
    );
  const commands = block("sh").flatMap((lines) =>
    lines
      .replaceAll(/\\\n\s*/g, "")
      .trim()
      .split("\n"),
  );
  /** Beside the guide: the test that it writes passes with the others. */
  const SOURCE =
    "npx claimbook new source my-table --url https://statistics.example/x.csv --map month=Month --map index=Index";
  const steps = commands.flatMap((one) => (one.startsWith("npx claimbook data") ? [one, SOURCE] : [one]));
  const book = path.join(folder, "my-note");

  test("starts a book by the commands of docs/your-own-note.md, in their order, and takes a source", () => {
    expect(commands.length).toBeGreaterThan(10);
    const minutes = [...guide.matchAll(/^## .*\((\d+) minutes?\)$/gm)].map((match) => Number(match[1]));
    expect(minutes.reduce((sum, one) => sum + one)).toBe(20);
    for (const command of steps.filter((one) => !ELSEWHERE.includes(one))) {
      const isStart = command.startsWith("npx claimbook init");
      // Until the package is published, a book asks for the packed file; without scripts of packages it works as well.
      const written = isStart ? `${command} --engine ${tarball}` : command;
      const line =
        written === "npm install"
          ? "npm install --prefer-offline --ignore-scripts --no-audit --no-fund"
          : isStart
            ? written
            : written.replace(/^npx /, "node_modules/.bin/");
      if (!isStart && !existsSync(path.join(book, "my-file.csv")))
        writeFileSync(path.join(book, "my-file.csv"), block("csv")[0] as string);
      const { status, output } = run("bash", ["-c", line], isStart ? folder : book);
      expect(status, `${command}: ${output}`).toBe(0);
      const says = SAYS.find(([start]) => command.startsWith(start))?.[1] ?? /^/;
      expect(output.replace(/^> .*\n|^\n|^claimbook: comp.*\n/gm, ""), command).toMatch(says);
    }
    expect(readFileSync(path.join(book, "package.json"), "utf8")).toContain(
      '"file:../from-checkout/claimbook-',
    );
    const again = claimbook(["init", "my-note"]);
    expect([again.status, again.output]).toEqual([
      1,
      expect.stringMatching(/my-note is not empty; choose another name/),
    ]);
  });

  // What else can be wrong with a book's code: test/book/current-book.test.ts.
  test("says what is wrong with that book, where, and what to do, without a stack", () => {
    const edited = (file: string, edit: (text: string) => string) => {
      const text = readFileSync(path.join(book, file), "utf8");
      writeFileSync(path.join(book, file), edit(text));
      const { status, output } = claimbook(["claims"], book);
      writeFileSync(path.join(book, file), text);
      expect(status).toBe(1);
      expect(output).not.toMatch(/^ {4}at /m);
      return output;
    };
    const claim = "claims/my-claim.ts";
    expect(edited(claim, (text) => `${text}const day: number = "x";\n`)).toMatch(
      /does not compile:\nclaims\/my-claim\.ts\(\d+,\d+\): error TS2322/,
    );
    expect(
      edited(claim, (text) =>
        text.replace(/(function evaluate.*\n)/, '$1  if (1 < 2) throw new Error("boom");\n'),
      ),
    ).toMatch(/claim my-claim cannot be evaluated: boom \(claims\/dist\/claims\/my-claim\.js, line \d+\)/);
  });
});
