import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadedPackages, lockedPackages, packageOf } from "./installed-packages.js";

/** Licences under which anyone may use and pass on the packages, as SPDX writes them. */
const LICENCES = new Set([
  "(AFL-2.1 OR BSD-3-Clause)",
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT AND MPL-2.0",
  "MIT OR Apache-2.0",
  "MIT-0",
  "MPL-2.0",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
]);

const packages = lockedPackages().filter(([, { link }]) => !link);

/** The licence in a package's folder, where its manifest names none. */
function licenceFile(folder: string): string | undefined {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? "" : readFileSync(path.join(folder, file), "utf8");
  return /^\s*The MIT License \(MIT\)/.test(text) ? "MIT" : undefined;
}

test("every package that can be installed has a licence that is known here", () => {
  expect(packages.length).toBeGreaterThan(100);
  const unknown = packages.flatMap(([folder, { license }]) => {
    const licence = license ?? licenceFile(folder);
    return licence !== undefined && LICENCES.has(licence) ? [] : [`${folder}: ${licence}`];
  });
  expect(unknown).toEqual([]);
});

test("the one package with a script for its installation may not run it", () => {
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly allowScripts: Readonly<Record<string, boolean>>;
  };
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripted.map(([folder]) => packageOf(folder))).toEqual(["zeromq"]);
  expect(allowScripts).toEqual({ zeromq: false });
  // An npm that does not know allowScripts is told so.
  expect(readFileSync("lib/bin/prepare.mjs", "utf8")).toMatch(
    /\["ci", "--ignore-scripts"[\s\S]*\["install", "--ignore-scripts"/,
  );
});

test("of request, which danfojs asks for, nothing is installed, nor of what it needs", () => {
  const names = new Set(packages.map(([folder]) => packageOf(folder)));
  const gone = ["request", "har-validator", "har-schema", "http-signature", "uuid", "qs", "uri-js"];
  expect(gone.filter((name) => names.has(name))).toEqual([]);
  const [form] = packages.filter(([folder]) => packageOf(folder) === "form-data");
  // That of the client of Trino, which is optional; request asks for 2.3.
  expect(Number.parseInt(form?.[1].version ?? "", 10)).toBeGreaterThanOrEqual(4);
  const [cookies] = packages.filter(([folder]) => packageOf(folder) === "tough-cookie");
  // jsdom's, which only tests use.
  expect(Number.parseInt(cookies?.[1].version ?? "", 10)).toBeGreaterThanOrEqual(6);
});

describe("packages that are loaded", () => {
  const MARKDOWN = ["entities", "linkify-it", "markdown-it", "mdurl", "parse5", "punycode.js", "uc.micro"];
  const TABLES = ["@uwdata/flechette", "acorn", "arquero", "commander"];

  test.each([
    [["--help"], [...TABLES, "chokidar", "readdirp"]],
    [["export", "--help"], ["commander"]],
    [["data"], TABLES],
    [["claims", "--json"], TABLES],
    [["annotate", "--help"], TABLES],
    // None of a PDF's reader.
    [
      ["annotate", "examples/cpi-june-2024/release.md", "--json"],
      [...TABLES, "chrono-node", ...MARKDOWN],
    ],
  ])("by claimbook %j are %j", (args, packages) => {
    expect(loadedPackages(["lib/bin/claimbook.mjs", ...args])).toEqual(packages.toSorted());
  });

  test("by a cell that makes a danfojs frame are none that speak to a network", () => {
    const code = `import { toDanfo } from "claimbook"; import { table } from "arquero"; toDanfo(table({ a: [1, 2] })).describe();`;
    expect(loadedPackages(["--input-type=module", "--eval", code])).toEqual([
      ...["@babel/runtime", "@uwdata/flechette", "acorn", "arquero", "danfojs-node"],
      ...[
        "escape-latex",
        "fflate",
        "javascript-natural-sort",
        "long",
        "mathjs",
        "seedrandom",
        "tiny-emitter",
      ],
      ...["tslib", "typed-function"],
    ]);
  });
});
