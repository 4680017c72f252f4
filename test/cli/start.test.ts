import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";

/** A copy of the checkout with its library, its data and two small notebooks. */
let checkout: string;
beforeAll(() => {
  checkout = realpathSync(mkdtempSync(path.join(os.tmpdir(), "claimbook-start-")));
  cpSync("lib", path.join(checkout, "lib"), {
    recursive: true,
    filter: (file) => !file.split(path.sep).includes("node_modules"),
  });
  cpSync("data", path.join(checkout, "data"), { recursive: true });
  const modules = path.join(checkout, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync("node_modules")) {
    const target = name === "claimbook" ? "lib" : path.join("node_modules", name);
    const where = name === "claimbook" ? checkout : process.cwd();
    symlinkSync(path.join(where, target), path.join(modules, name));
  }
  for (const [name, table] of [
    ["00-one", "size-monthly"],
    ["01-two", "rates-daily"],
  ]) {
    const cell = `import { openStore } from "claimbook";\nopenStore().describe("${table}").rows`;
    mkdirSync(path.join(checkout, "notebooks"), { recursive: true });
    writeNotebook(
      path.join(checkout, "notebooks", `${name}.ipynb`),
      notebookOf(textCell(`# Notebook ${name}`), cell),
    );
  }
});
afterAll(() => rmSync(checkout, { recursive: true }));

async function start(): Promise<{ readonly fates: readonly string[]; readonly ledger: string }> {
  const bin = path.join(checkout, "lib/bin/claimbook.mjs");
  const env = { ...process.env, CLAIMBOOK_CACHE: path.join(checkout, "cache") };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, "start"], {
    cwd: checkout,
    env,
  });
  expect(stderr).toBe("");
  const lines = stdout.split("\n");
  const fates = lines.filter((line) => /^(ok|kept|failed) /.test(line));
  return {
    fates: fates.map((line) => line.replace(/ {2}.*\((.*)\)$/, ": $1").replace(/^(\w+) .*/, "$1")).sort(),
    ledger: lines.filter((line) => !fates.includes(line)).join("\n"),
  };
}

const site = (name: string) => path.join(checkout, "site", name);
const written = () =>
  readdirSync(site("")).map((name) => [name, statSync(site(name)).mtimeMs, readFileSync(site(name), "utf8")]);
const ofPages = (files: ReturnType<typeof written>) => files.filter(([name]) => name !== "claims.json");
const ledgers = () => readdirSync(path.join(checkout, "cache/ledgers")).length;

test("start runs, exports and evaluates once; with nothing changed it leaves all as it is; what was changed or edited it makes again", async () => {
  const first = await start();
  expect(first.fates).toEqual(["ok: never run", "ok: never run"]);
  expect(first.ledger).toContain("cpi-easing");
  expect(first.ledger).toMatch(/As of 2024-07-24\. 3 pages in site/);
  expect(ledgers()).toBe(1);
  const pages = written();
  expect(pages.map(([name]) => name)).toEqual(
    expect.arrayContaining(["index.html", "00-one.html", "01-two.html", "claims.json"]),
  );

  const second = await start();
  expect(second).toEqual({ fates: ["kept", "kept"], ledger: first.ledger });
  expect(ofPages(written())).toEqual(ofPages(pages));
  expect(ledgers()).toBe(1);

  // A page that was edited is written again as it was.
  writeFileSync(site("01-two.html"), "edited");
  const manifest = path.join(checkout, "data/datapackage.json");
  const before = readFileSync(manifest, "utf8");
  const tables = JSON.parse(before) as { resources: { name: string; title: string }[] };
  for (const table of tables.resources) if (table.name === "rates-daily") table.title += "!";
  writeFileSync(manifest, JSON.stringify(tables));
  expect((await start()).fates).toEqual(["kept", "ok: the table rates-daily changed"]);
  expect(ledgers()).toBe(2);
  expect(readFileSync(site("01-two.html"), "utf8")).toContain("Notebook 01-two");

  writeFileSync(manifest, before);
  expect((await start()).fates).toEqual(["kept", "kept"]);
  expect(ledgers()).toBe(2);
  expect(written().map(([name, , text]) => [name, text])).toEqual(
    pages.map(([name, , text]) => [name, text]),
  );
});
