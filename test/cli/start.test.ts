import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";
import { type SmallCheckout, smallCheckout } from "./small-checkout.js";

/** With two small notebooks. */
let checkout: SmallCheckout;
beforeAll(() => {
  checkout = smallCheckout();
  for (const [name, table] of [
    ["00-one", "size-monthly"],
    ["01-two", "rates-daily"],
  ]) {
    const cell = `import { openStore } from "claimbook";\nopenStore().describe("${table}").rows`;
    writeNotebook(
      path.join(checkout.root, "notebooks", `${name}.ipynb`),
      notebookOf(textCell(`# Notebook ${name}`), cell),
    );
  }
});
afterAll(() => checkout.remove());

async function start(): Promise<{ readonly fates: readonly string[]; readonly ledger: string }> {
  const { root: cwd, env } = checkout;
  const bin = path.join(cwd, "lib/bin/claimbook.mjs");
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, "start"], { cwd, env });
  expect(stderr).toBe("");
  const lines = stdout.split("\n");
  const fates = lines.filter((line) => /^(ok|kept|failed) /.test(line));
  return {
    fates: fates.map((line) => line.replace(/ {2}.*\((.*)\)$/, ": $1").replace(/^(\w+) .*/, "$1")).sort(),
    ledger: lines.filter((line) => !fates.includes(line)).join("\n"),
  };
}

const site = (name: string) => path.join(checkout.root, "site", name);
const written = () =>
  readdirSync(site("")).map((name) => [name, statSync(site(name)).mtimeMs, readFileSync(site(name), "utf8")]);
const ofPages = (files: ReturnType<typeof written>) => files.filter(([name]) => name !== "claims.json");
const ledgers = () => readdirSync(path.join(checkout.root, "cache/ledgers")).length;

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
  const manifest = path.join(checkout.root, "data/datapackage.json");
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
