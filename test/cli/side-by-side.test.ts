// Takes long: some twenty commands of a copy of the checkout run notebooks.

import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";
import { type SmallCheckout, smallCheckout } from "./small-checkout.js";
import { startWatch } from "./watch/watch-process.js";

let checkout: SmallCheckout;
/** Where the commands keep what is temporary: other files of the suite have kernels in theirs. */
let temporary: string;
beforeAll(() => {
  checkout = smallCheckout(undefined, { claims: ["cpi-day", "cpi-easing"] });
  temporary = mkdtempSync(path.join(os.tmpdir(), "s-"));
  // Each says on which day it ran, and waits while a file is there.
  const cells = [
    "let asOf: string | null = null;",
    'import { existsSync } from "node:fs";\nwhile (existsSync("hold")) await new Promise((resolve) => setTimeout(resolve, 50));',
    '"as of " + asOf',
  ];
  for (const name of ["00-one", "01-two"]) {
    const notebook = notebookOf(textCell(`# Notebook ${name}`), ...cells);
    const parameters = notebook.cells[1] as { metadata: object };
    Object.assign(parameters.metadata, { tags: ["parameters"] });
    writeNotebook(notebookFile(name), notebook);
  }
});
afterEach(() => rmSync(HOLD(), { force: true }));
afterAll(() => {
  checkout.remove();
  rmSync(temporary, { recursive: true, force: true });
});

const notebookFile = (name: string) => path.join(checkout.root, "notebooks", `${name}.ipynb`);
/** While it is there, notebooks wait. */
const HOLD = () => path.join(checkout.root, "notebooks/hold");
const siteFile = (name: string) => path.join(checkout.root, "site", name);

interface Ended {
  readonly status: number | null;
  readonly said: string;
}

/** Starts a command; it has ended when `ended` is settled. */
function claimbook(...args: readonly string[]) {
  const child = spawn(process.execPath, [path.join(checkout.root, "lib/bin/claimbook.mjs"), ...args], {
    cwd: checkout.root,
    env: { ...checkout.env, NO_COLOR: "1", TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (status) => resolve({ status, said }));
  });
  return { ended, kill: () => child.kill("SIGKILL"), said: () => said };
}

const locks = (folder: string) => {
  const found = path.join(checkout.root, folder, ".claimbook");
  return existsSync(found) ? readdirSync(found).sort() : [];
};
const RUNS = ".claimbook/runs";
/** Waits until a command that holds locks is in the middle of its work. */
const isLocked = (folder: string) => expect.poll(() => locks(folder).length).toBeGreaterThan(0);

/** Expects pages and claims.json to be of a day. */
async function expectSiteOf(day: string): Promise<void> {
  for (const name of ["00-one.html", "01-two.html"])
    expect(/as of (\d{4}-\d\d-\d\d|null)/.exec(readFileSync(siteFile(name), "utf8"))?.[1]).toBe(day);
  const claims = await claimbook("claims", "--json", "--as-of", day).ended;
  expect(JSON.parse(readFileSync(siteFile("claims.json"), "utf8"))).toEqual(JSON.parse(claims.said));
}

test("of two starts with different days one writes the site, the other says who does; pages and claims are of one day", async () => {
  writeFileSync(HOLD(), "");
  const first = claimbook("start", "--as-of", "2024-07-24");
  await isLocked("site");
  const second = await claimbook("start", "--as-of", "2024-12-31").ended;
  expect(second.status).toBe(1);
  expect(second.said).toMatch(
    /^claimbook: the folder of pages \S+ is being written by process \d+ on \S+, since \S+ \(\S+lock\); nothing was changed\. Wait until that process has ended, then run this again\n$/,
  );
  for (const args of [["run"], ["run", "notebooks/01-two.ipynb"], ["export", "notebooks/00-one.ipynb"]])
    expect(await claimbook(...args).ended).toEqual({
      status: 1,
      said: expect.stringContaining("is being written by"),
    });
  rmSync(HOLD());
  expect((await first.ended).status).toBe(0);
  await expectSiteOf("2024-07-24");
  expect([...locks("site"), ...locks(RUNS)]).toEqual([]);

  const both = await Promise.all(
    ["2024-07-24", "2024-12-31"].map((day) => claimbook("start", "--as-of", day).ended),
  );
  const won = both.findIndex(({ status }) => status === 0);
  await expectSiteOf(["2024-07-24", "2024-12-31"][won] as string);
});

test("runs of different notebooks go on side by side; of one notebook in place one does", async () => {
  writeFileSync(HOLD(), "");
  const first = claimbook("run", "--in-place", "notebooks/00-one.ipynb");
  await isLocked("notebooks");
  const same = await claimbook("run", "--in-place", "notebooks/00-one.ipynb").ended;
  expect(same).toEqual({
    status: 1,
    said: expect.stringMatching(/the notebook notebooks\/00-one\.ipynb is being written/),
  });
  const other = claimbook("run", "--in-place", "notebooks/01-two.ipynb");
  await expect.poll(() => locks("notebooks")).toEqual(["00-one.ipynb.lock", "01-two.ipynb.lock"]);
  rmSync(HOLD());
  expect([(await first.ended).status, (await other.ended).status]).toEqual([0, 0]);
  expect(readdirSync(path.join(checkout.root, "notebooks")).sort()).toEqual(["00-one.ipynb", "01-two.ipynb"]);
});

test("a start that was killed leaves nothing that the next one does not take over and sweep", async () => {
  const kernels = () => readdirSync(temporary).filter((name) => name.startsWith("claimbook-kernel-"));
  writeFileSync(HOLD(), "");
  const killed = claimbook("start", "--force");
  await isLocked("site");
  const owned = () => kernels().some((name) => existsSync(path.join(temporary, name, ".owner.json")));
  await expect.poll(owned).toBe(true);
  killed.kill();
  await killed.ended;
  // What a kill between writing and renaming leaves.
  const left = [
    siteFile(".01-two.html.0123456789abcdef.tmp"),
    path.join(checkout.root, RUNS, ".00-one.ipynb.0123456789abcdef.tmp"),
  ];
  for (const file of left) writeFileSync(file, "half a page");
  expect(locks("site")).toEqual(["lock"]);
  rmSync(HOLD());
  expect((await claimbook("start").ended).status).toBe(0);
  expect(left.map((file) => existsSync(file))).toEqual([false, false]);
  expect([...locks("site"), ...locks(RUNS)]).toEqual([]);
  expect(kernels()).toEqual([]);
});

test("watch waits while another command writes the site, and then writes it", async () => {
  writeFileSync(HOLD(), "");
  const running = claimbook("start", "--force");
  await isLocked("site");
  const watch = await startWatch(checkout, { until: /^waiting the .* is being written by process \d+ on / });
  const lines = await watch.after(() => rmSync(HOLD()), /^pages /);
  expect(lines.filter((line) => line.startsWith("waiting"))).toEqual([]);
  expect((await running.ended).status).toBe(0);
  await expect.poll(() => [...locks("site"), ...locks(RUNS)]).toEqual([]);
  expect((await watch.end()).status).toBe(130);
});

test("a lock of another machine is named with its remedy, which works", async () => {
  const folder = path.join(checkout.root, "site/.claimbook");
  await claimbook("start").ended;
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, "lock"),
    JSON.stringify({ pid: 4711, host: "elsewhere", since: "2099-01-01" }),
  );
  const refused = await claimbook("start").ended;
  expect(refused).toEqual({
    status: 1,
    said: expect.stringMatching(
      /process 4711 on elsewhere, since 2099-01-01, and from here it cannot be told .* --break-lock\n$/,
    ),
  });
  const until = /^failed .*process 4711 on elsewhere.* --break-lock$/;
  expect((await (await startWatch(checkout, { until })).end()).status).toBe(130);
  const watch = await startWatch(checkout, { args: ["--break-lock"], until: /^pages / });
  expect((await watch.end()).status).toBe(130);
  expect(existsSync(folder)).toBe(false);

  mkdirSync(folder);
  writeFileSync(path.join(folder, "lock"), "");
  expect(await claimbook("export").ended).toEqual({
    status: 1,
    said: expect.stringMatching(
      /^claimbook: the folder of pages \S+ is locked, and the lock \S+ cannot be read; .* --break-lock\n$/,
    ),
  });
  expect((await claimbook("start", "--break-lock").ended).status).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test("data that change while notebooks run leave the pages alone, and the next start has both of the new data", async () => {
  await claimbook("start").ended;
  const pages = readFileSync(siteFile("01-two.html"), "utf8");
  writeFileSync(HOLD(), "");
  const running = claimbook("start", "--force");
  await isLocked("site");
  const manifest = path.join(checkout.root, "data/datapackage.json");
  const text = readFileSync(manifest, "utf8");
  await expect.poll(() => existsSync(path.join(checkout.root, RUNS, ".claimbook"))).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  writeFileSync(`${manifest}.new`, `${text}\n`);
  renameSync(`${manifest}.new`, manifest);
  rmSync(HOLD());
  const { status, said } = await running.ended;
  expect(status).toBe(1);
  expect(said).toContain(
    "were changed, as by an update, while the notebooks ran; the pages were left as they were. Run this again",
  );
  expect(said).not.toContain("git checkout");
  expect(readFileSync(siteFile("01-two.html"), "utf8")).toBe(pages);
  expect((await claimbook("start").ended).status).toBe(0);
  writeFileSync(manifest, text);
});
