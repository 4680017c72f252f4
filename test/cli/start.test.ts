// Takes long: commands of a copy of the checkout run notebooks and make pages.

import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { Cache } from "../../lib/platform/cache/cache.js";
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

interface Started {
  /** On standard error, notes and the first page excepted. */
  readonly said?: string;
  /** Where the first page is, said before there are others. */
  readonly firstPage?: string;
  /** What became of each notebook. */
  readonly fates: readonly string[];
  /** The table of verdicts. */
  readonly ledger: string;
  /** What it ends with, by the label of each line. */
  readonly summary: Readonly<Record<string, string>>;
}

async function start(...args: readonly string[]): Promise<Started> {
  const { root: cwd, env } = checkout;
  const bin = path.join(cwd, "lib/bin/claimbook.mjs");
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [bin, "start", "--verbose", ...args],
    {
      cwd,
      env,
    },
  );
  // A notebook without the parameter is noted.
  const noted = stderr.replaceAll(/^note .*does not apply\n/gm, "");
  const [line, firstPage] = /^first page (\S+) \(the others follow\)\n/m.exec(noted) ?? [""];
  const said = noted.replace(line, "");
  expect(said).toMatch(/^(?:claimbook: 1 damaged cache entry was set aside and is made again \(.*\)\n)?$/);
  const [head = "", ledger = "", closing = ""] = stdout.split("\n\n");
  const fates = head.split("\n").filter((line) => line !== "");
  const lines = closing
    .replaceAll(/\n {11}/g, " ")
    .trim()
    .split("\n");
  return {
    ...(said !== "" && { said }),
    ...(firstPage !== undefined && { firstPage }),
    fates: fates.map((line) => line.replace(/ {2}.*\((.*)\)$/, ": $1").replace(/^(\w+) .*/, "$1")).sort(),
    ledger,
    summary: Object.fromEntries(lines.map((line) => [line.slice(0, 11).trim(), line.slice(11)])),
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
  expect([site("00-one.html"), site("01-two.html")].map((file) => pathToFileURL(file).href)).toContain(
    first.firstPage,
  );
  expect(first.ledger).toContain("cpi-easing");
  expect(first.summary).toEqual({
    notebooks: expect.stringMatching(/^2 run in \d+\.\d s all: never run$/),
    verdicts: expect.stringMatching(/^\d+ as of 2024-07-24: (\d+ [a-z-]+(, )?)+$/),
    "last run": "none as of 2024-07-24 yet, so there is nothing to compare with",
    recorded: "every verdict is the recorded one",
    pages: `${pathToFileURL(site("index.html")).href} (4 pages)`,
    why: "npx claimbook claims gives the reason for each verdict",
  });
  expect(ledgers()).toBe(1);
  const pages = written();
  expect(pages.map(([name]) => name)).toEqual(
    expect.arrayContaining(["index.html", "00-one.html", "01-two.html", "changes.html", "claims.json"]),
  );

  const second = await start();
  expect(second).toEqual({
    fates: ["cached", "cached"],
    ledger: first.ledger,
    summary: {
      ...first.summary,
      notebooks: "2 unchanged",
      "last run": expect.stringMatching(/^no verdict and no reading moved since \d{4}-\d\d-\d\d \d\d:\d\d$/),
    },
  });
  expect(ofPages(written())).toEqual(ofPages(pages));
  expect(ledgers()).toBe(1);

  // A page that was edited is written again as it was.
  writeFileSync(site("01-two.html"), "edited");
  const manifest = path.join(checkout.root, "data/datapackage.json");
  const before = readFileSync(manifest, "utf8");
  const tables = JSON.parse(before) as { resources: { name: string; title: string }[] };
  for (const table of tables.resources) if (table.name === "rates-daily") table.title += "!";
  writeFileSync(manifest, JSON.stringify(tables));
  expect((await start()).fates).toEqual(["cached", "ok: the table rates-daily changed"]);
  expect(ledgers()).toBe(2);
  expect(readFileSync(site("01-two.html"), "utf8")).toContain("Notebook 01-two");

  writeFileSync(manifest, before);
  expect((await start()).fates).toEqual(["cached", "cached"]);
  expect(ledgers()).toBe(2);
  expect(written().map(([name, , text]) => [name, text])).toEqual(
    pages.map(([name, , text]) => [name, text]),
  );
});

test("the first page can be read while a notebook still runs, and goes when the run is stopped; pages that were there before stay as they are", async () => {
  const file = path.join(checkout.root, "notebooks/01-two.ipynb");
  const notebook = readFileSync(file, "utf8");
  const waits = `import { existsSync } from "node:fs";
while (!existsSync("go")) await new Promise((resolve) => setTimeout(resolve, 20));`;
  writeNotebook(file, notebookOf(textCell("# Notebook 01-two"), waits));
  onTestFinished(() => writeFileSync(file, notebook));
  const bin = path.join(checkout.root, "lib/bin/claimbook.mjs");
  const begin = () => {
    const child = spawn(process.execPath, [bin, "start", "--force", "--verbose"], {
      cwd: checkout.root,
      env: checkout.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => void child.kill());
    return { child, exit: once(child, "exit") };
  };
  /** What a stream says up to a text. */
  const heard = (stream: NodeJS.ReadableStream, wanted: RegExp) =>
    new Promise<string>((resolve, reject) => {
      let text = "";
      stream.setEncoding("utf8").on("data", (part) => {
        text += part;
        const [, found = ""] = wanted.exec(text) ?? [];
        if (found !== "") resolve(found);
      });
      stream.once("end", () => reject(new Error(`not said: ${text}`)));
    });
  const pagesThere = () => readdirSync(site("")).filter((name) => !name.startsWith("."));
  rmSync(site(""), { recursive: true });

  const { child: stopped, exit: stop } = begin();
  const page = fileURLToPath(await heard(stopped.stderr, /^first page (file:\S+) \(the others follow\)$/m));
  expect(page).toBe(site("00-one.html"));
  expect(pagesThere()).toEqual(["00-one.html"]);
  const early = readFileSync(page, "utf8");
  expect(early).toContain("Notebook 00-one");
  // No link leads to a page that is not there yet.
  expect(early).not.toMatch(/href="(?:index|01-two)\.html"/);
  stopped.kill("SIGINT");
  expect(await stop).toEqual([130, null]);
  expect(pagesThere()).toEqual([]);

  const { child: whole, exit: end } = begin();
  await heard(whole.stderr, /^first page (file:\S+)/m);
  writeFileSync(path.join(checkout.root, "notebooks/go"), "");
  expect(await end).toEqual([0, null]);
  expect(existsSync(site("index.html"))).toBe(true);
  expect(readFileSync(page, "utf8")).toContain('href="01-two.html"');

  const before = written();
  rmSync(path.join(checkout.root, "notebooks/go"));
  const { child: again, exit: cut } = begin();
  await heard(again.stdout, /^(ok) .*00-one/m);
  again.kill("SIGINT");
  expect(await cut).toEqual([130, null]);
  expect(written()).toEqual(before);
});

test("start compares its verdicts with those of the last run as of the same day, and with the recorded ones", async () => {
  const folder = path.join(checkout.root, "cache/verdicts");
  const recordFile = path.join(checkout.root, "data/verdicts.json");
  const recorded = readFileSync(recordFile, "utf8");
  await start();
  const [key] = readdirSync(folder) as [string];
  const file = path.join(folder, key);
  // The copy of the checkout has this build's key.
  const cache = new Cache(path.join(checkout.root, "cache"));
  const cached = JSON.parse(cache.read("verdicts", key) ?? "");

  const claims = JSON.parse(recorded).claims as Record<string, { verdict: string }>;
  const { verdict } = claims["decade-gap"] as { verdict: string };
  cached.claims["decade-gap"].verdict = "opinion";
  cache.write("verdicts", key, JSON.stringify(cached));
  writeFileSync(
    recordFile,
    JSON.stringify({
      ...JSON.parse(recorded),
      claims: { ...claims, "decade-gap": { tables: {}, verdict: "opinion" } },
    }),
  );
  const moved = await start();
  expect(moved.summary["last run"]).toMatch(
    new RegExp(`^1 of the verdicts moved since .*: decade-gap: opinion -> ${verdict}$`),
  );
  expect(moved.summary.recorded).toBe(
    `1 not as recorded: decade-gap: opinion -> ${verdict} (npx claimbook claims --strict)`,
  );
  writeFileSync(recordFile, recorded);

  // Another day is another question, and leaves the first one's last run alone.
  const later = await start("--as-of", "2024-12-31");
  expect(later.summary["last run"]).toBe("none as of 2024-12-31 yet, so there is nothing to compare with");
  expect(later.summary.recorded).toBeUndefined();
  expect((await start()).summary["last run"]).toMatch(/^no verdict and no reading moved since /);

  // What is damaged is as if it were not there, and is replaced.
  writeFileSync(file, "{");
  const damaged = await start();
  expect(damaged.summary["last run"]).toMatch(/^none as of 2024-07-24 yet/);
  expect(damaged.said).toContain(`(verdicts/${key}: it is not what was written)`);
  expect((await start()).summary["last run"]).toMatch(/^no verdict and no reading moved since /);
});

test("without --verbose start prints its summary alone; a notebook that fails is named, with what to do", async () => {
  const file = path.join(checkout.root, "notebooks/01-two.ipynb");
  const notebook = readFileSync(file, "utf8");
  writeNotebook(file, notebookOf(textCell("# Notebook 01-two"), 'throw new RangeError("no window")'));
  const bin = path.join(checkout.root, "lib/bin/claimbook.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "start"], {
    cwd: checkout.root,
    env: { ...checkout.env, NO_COLOR: "1" },
    encoding: "utf8",
  });
  writeFileSync(file, notebook);
  expect([status, stderr]).toEqual([1, ""]);
  expect(stdout).toMatch(/^notebooks {2}1 run in \d+\.\d s, 1 of them failed, 1 unchanged\n/);
  expect(stdout).toMatch(/\nfailed {5}01-two, cell \[1\] \(id \S+\), line 1: RangeError: no window\n/);
  expect(stdout.replaceAll(/\n {11}/g, " ")).toContain(
    "next: npx claimbook run notebooks/01-two.ipynb shows the error in full",
  );
  expect(stdout.split("\n").length).toBeLessThan(24);
  expect(stdout).not.toContain("\u001b");
});

test("a notebook that cannot be read costs its own page, which says so; where none can, the site stays as it is", async () => {
  await start();
  const files = ["00-one", "01-two"].map((name) => path.join(checkout.root, "notebooks", `${name}.ipynb`));
  const texts = files.map((file) => readFileSync(file, "utf8"));
  const bin = path.join(checkout.root, "lib/bin/claimbook.mjs");
  const run = () =>
    spawnSync(process.execPath, [bin, "start", "--as-of", "2024-12-31"], {
      cwd: checkout.root,
      env: checkout.env,
      encoding: "utf8",
    });
  writeFileSync(files[1] as string, '{"cells": [');
  const one = run();
  expect(one.status).toBe(1);
  expect(one.stderr).toMatch(/^failed {2}notebooks\/01-two\.ipynb: not a notebook: the file is not JSON/m);
  expect(one.stdout).toMatch(/index\.html\s+\(4 pages\)/);
  expect(readFileSync(site("01-two.html"), "utf8")).toContain("This notebook could not be made a page");
  expect(readFileSync(site("index.html"), "utf8")).toContain("01-two.html");

  const before = written();
  writeFileSync(files[0] as string, "");
  const none = run();
  expect([none.status, none.stdout]).toEqual([1, ""]);
  expect(none.stderr).toMatch(/^claimbook: notebooks\/00-one\.ipynb: not a notebook: .*\nnotebooks\/01-two/);
  expect(written()).toEqual(before);

  files.forEach((file, at) => {
    writeFileSync(file, texts[at] as string);
  });
  const unstarted = spawnSync(process.execPath, [bin, "start", "--force"], {
    cwd: checkout.root,
    env: { ...checkout.env, TMPDIR: path.join(checkout.root, "none") },
    encoding: "utf8",
  });
  expect(unstarted.status).toBe(1);
  expect(unstarted.stdout).toContain("pages      as they were, for no notebook ran");
  expect(written()).toEqual(before);
  expect((await start()).summary.pages).toContain("(4 pages)");
  expect(readFileSync(site("01-two.html"), "utf8")).toContain("Notebook 01-two");
});
