import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

interface Packed {
  readonly name: string;
  readonly version: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What `npm publish --dry-run` would send, and what it says to the user. It needs no registry. */
function published(folder: string): { readonly packed: Packed; readonly said: string } {
  const args = ["publish", path.resolve(folder), "--dry-run", "--json", "--fetch-retries=0"];
  const { status, stdout, stderr } = spawnSync("npm", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const answer = JSON.parse(stdout);
  return { packed: answer.files ? answer : Object.values(answer)[0], said: stderr };
}

const manifest = (folder: string) => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

/** Files of the engine that are no output of the compiler or bundler. */
const WRITTEN = [
  "LICENSE",
  "README.md",
  ...[
    "annotated.css",
    "ask-jupyter.py",
    "explore-readings.css",
    "explore-readings.js",
    "figure.js",
    "front-page.css",
    "live-reload.js",
    "live.css",
    "live.js",
    "packed-figures.js",
    "page-figures.js",
    "page-head.js",
    "page.css",
    "page.js",
    "papermill/claimbook_papermill.py",
    "papermill/pyproject.toml",
    "scoreboard.js",
    "sheets.js",
    "templates/book/README.md.txt",
    "templates/book/claimbook.config.ts.txt",
    "templates/book/commentary.ts.txt",
    "templates/book/consumer-prices.csv",
    "templates/book/gitignore.txt",
    "templates/book/index.ts.txt",
    "templates/book/ledger.ts.txt",
    "templates/book/scoreboard.ipynb",
    "templates/book/tables.ts.txt",
    "templates/claim-draft.test.ts.txt",
    "templates/claim-draft.ts.txt",
    "templates/claim.test.ts.txt",
    "templates/claim.ts.txt",
    "templates/notebook.ipynb",
    "templates/source.test.ts.txt",
    "templates/source.ts.txt",
    "theme.js",
  ].map((name) => `assets/${name}`),
  "bin/claimbook.mjs",
  "package.json",
  "schemas/claims-1.schema.json",
];

/** What a process, a kernel or a page loads; the chunks beside them are named by the bundler. */
const BUNDLE = [
  "arquero.js",
  "book.js",
  "compile-cache.js",
  "compile-worker.cjs",
  "draw-worker.js",
  "front-page.js",
  "index.js",
  "ledger-worker.js",
  "live-notebook.js",
  "live-worker.js",
  "main.js",
  "panel.js",
  "patch-tslab.js",
  "preload.cjs",
  "render-worker.js",
  "server-thread.cjs",
  "sheet-worker.js",
  "site-worker.js",
  "stats.js",
  "testing.js",
].map((name) => `dist/bundle/${name}`);

const kB = 1024;

describe.each([
  { folder: "lib", maxSize: 3.5 * kB * kB, fixed: [...WRITTEN, ...BUNDLE] },
  { folder: "lib/stats", maxSize: 250 * kB, fixed: ["LICENSE", "README.md", "package.json"] },
])("the package in $folder, as npm publish would send it", ({ folder, maxSize, fixed }) => {
  const { packed, said } = published(folder);
  const files = packed.files.map((file) => file.path);
  const isCompiled = (file: string) =>
    folder === "lib"
      ? /^dist\/bundle\/chunks\/[\w.-]+\.js$|^dist\/(?!bundle\/)[\w/.-]+\.d\.ts$/.test(file)
      : /^dist\/[\w/-]+(?:\.d\.ts|\.js)$/.test(file);

  test("would be sent to everyone, with provenance, and npm warns of nothing but the missing login", () => {
    const { name, version, publishConfig } = manifest(folder);
    expect([packed.name, packed.version]).toEqual([name, version]);
    expect(publishConfig).toEqual({ access: "public", provenance: true });
    expect(said).toContain("public access (dry-run)");
    expect(said.split("\n").filter((line) => /warn (?!publish This command requires)/.test(line))).toEqual(
      [],
    );
  });

  test("holds these files, and else what the compiler and the bundler write", () => {
    expect(files.filter((file) => !isCompiled(file)).toSorted()).toEqual(fixed.toSorted());
    expect(files.filter(isCompiled).length).toBeGreaterThan(100);
  });

  test("holds the declarations of modules that there are, and none of the command's", () => {
    const declared = files.filter((file) => file.endsWith(".d.ts"));
    const source = (file: string) =>
      path.join(folder, file.replace(/^dist\//, "").replace(/\.d\.ts$/, ".ts"));
    expect(declared.length).toBeGreaterThan(100);
    expect(declared.filter((file) => !existsSync(source(file)))).toEqual([]);
    expect(declared.filter((file) => file.startsWith("dist/cli/"))).toEqual([]);
  });

  test("names neither a map nor a folder of the machine that built it", () => {
    const here = path.resolve();
    const odd = files.filter((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      return text.includes(here) || /^\/\/[#@] ?sourceMappingURL=/m.test(text);
    });
    expect(odd).toEqual([]);
  });

  test("is no larger than was seen when it was last looked at, and a tenth", () => {
    expect(packed.size).toBeGreaterThan(maxSize / 3);
    expect(packed.size).toBeLessThan(maxSize);
  });
});
