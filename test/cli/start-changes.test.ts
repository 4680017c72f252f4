// Takes long: commands of a copy of the checkout run notebooks and make pages.

import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChangesSince } from "../../lib/cli/changes-since.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";
import { futureServer } from "../update/future-server.js";
import { type SmallCheckout, smallCheckout } from "./small-checkout.js";

/** With one notebook, beside a server of the sources. */
let checkout: SmallCheckout;
let server: Awaited<ReturnType<typeof futureServer>>;
/** What the server sends in place of a file. */
const instead: Record<string, RequestListener> = {};
beforeAll(async () => {
  checkout = smallCheckout(undefined, { claims: ["cpi-day", "cpi-easing"] });
  writeNotebook(
    path.join(checkout.root, "notebooks/00-one.ipynb"),
    notebookOf(textCell("# Notebook one"), "1 + 1"),
  );
  // The command goes by the clock, and refuses rows of its future.
  server = await futureServer(instead, { lastDay: "2026-09-30" });
});
afterAll(async () => {
  await server.close();
  checkout.remove();
});

interface Ended {
  readonly status: number;
  readonly output: string;
  readonly error: string;
}

async function claimbook(...args: readonly string[]): Promise<Ended> {
  const env = { ...checkout.env, CLAIMBOOK_URL: server.url, FRED_API_KEY: "", NO_PROXY: "127.0.0.1" };
  const bin = path.join(checkout.root, "lib/bin/claimbook.mjs");
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [bin, ...args], {
      cwd: checkout.root,
      env,
      maxBuffer: 2 ** 26,
    });
    return { status: 0, output: stdout, error: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, output: stdout, error: stderr };
  }
}

/** `start --changes --json`: its exit status, and what it prints. */
async function changes(...args: readonly string[]): Promise<{ status: number; json: ChangesSince }> {
  const { status, output } = await claimbook("start", "--changes", "--json", ...args);
  return { status, json: JSON.parse(output) };
}

test("start --changes says what updates have moved since the last run of the same question, and ends with a status for each kind", async () => {
  const first = await claimbook("start", "--changes");
  expect(first.status).toBe(0);
  expect(first.output).toContain(
    "\n\nchanges    no earlier run as of 2024-07-24 to compare with; the next one is compared with this\n",
  );
  const none = await changes();
  expect([none.status, none.json]).toEqual([
    0,
    {
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      asOf: "2024-07-24",
      askedOn: null,
      moved: "nothing",
      tables: [],
      verdicts: [],
      readings: [],
    },
  ]);

  // New rows: none of them is known on the note's day.
  expect((await claimbook("update", "cot-weekly", "cpi-monthly")).status).toBe(0);
  const rows = await changes();
  expect(rows.status).toBe(20);
  expect(rows.json).toMatchObject({
    moved: "figures",
    tables: [{ table: "cpi-monthly" }, { table: "cot-weekly", lastAfter: "2026-09-29", revised: null }],
    verdicts: [],
    readings: [],
  });

  // The source revises June 2024 upwards.
  const file = server.files.get("CPIAUCSL.csv") as string;
  const higher = file.replace(/(2024-06-01,)(.*)/, (_, day, value) => `${day}${1.01 * Number(value)}`);
  instead["CPIAUCSL.csv"] = (_, response) => response.end(higher);
  const updated = await claimbook("update", "cpi-monthly");
  expect([updated.status, updated.output]).toEqual([
    0,
    expect.stringContaining(
      "cpi-easing: supported -> depends (moved by a revision, cpi-monthly: 1 row revised since 2024-06)",
    ),
  ]);
  const verdict = await changes();
  expect(verdict.status).toBe(21);
  expect(verdict.json.moved).toBe("a verdict");
  expect(verdict.json.tables).toMatchObject([
    { table: "cpi-monthly", added: 0, revised: { rows: 1, values: [{ column: "cpi_sa", row: "2024-06" }] } },
  ]);
  expect(verdict.json.verdicts).toMatchObject([
    {
      claim: "cpi-easing",
      before: "supported",
      after: "depends",
      movedBy: "revision",
      cause: "cpi-monthly: 1 row revised since 2024-06",
    },
  ]);
  expect((await changes()).status).toBe(0);

  // Back again, as text and into a file.
  expect((await claimbook("update", "--rollback")).status).toBe(0);
  const out = path.join(checkout.root, "out/changes.json");
  const back = await claimbook("start", "--changes", "--json", out);
  expect(back.status).toBe(21);
  expect(back.output).toMatch(
    /\nchanges {4}a verdict moved since the run of \d{4}-\d\d-\d\d \d\d:\d\d, as of 2024-07-24\n\ntable +last row/,
  );
  expect(back.output).toContain(
    "verdicts that moved:\n  cpi-easing: depends -> supported (moved by a revision, cpi-monthly: 1 row revised since 2024-06)\n",
  );
  expect(JSON.parse(readFileSync(out, "utf8")).verdicts).toHaveLength(1);
});

test("start --changes compares with the run of the same question alone", async () => {
  expect((await changes("--as-of", "2024-12-31")).json.since).toBeNull();
  expect((await changes()).json.since).not.toBeNull();
});

test("start --changes of a run that fails ends with 1, and is no last run", async () => {
  const file = path.join(checkout.root, "notebooks/00-one.ipynb");
  const good = readFileSync(file, "utf8");
  const last = (await changes()).json.since;
  writeNotebook(file, notebookOf(textCell("# Notebook one"), 'throw new Error("no")'));
  const failed = await changes();
  expect([failed.status, failed.json.moved]).toEqual([1, "nothing"]);
  writeFileSync(file, good);
  const next = await changes();
  expect(next.status).toBe(0);
  expect(next.json.since).toBe(failed.json.since);
  expect(next.json.since?.localeCompare(last ?? "")).toBe(1);
});

test("start --changes takes a damaged record for none, says so, and is compared with the next time", async () => {
  await changes();
  const folder = path.join(checkout.root, "cache/verdicts");
  for (const name of readdirSync(folder)) writeFileSync(path.join(folder, name), "{");
  const { status, output, error } = await claimbook("start", "--changes");
  expect(status).toBe(0);
  expect(output).toContain("\nchanges    no earlier run as of 2024-07-24 to compare with");
  expect(error).toContain("damaged cache entr");
  expect((await changes()).json.since).not.toBeNull();
});

test("start --changes that cannot write its JSON ends with 1, and says the same the next time", async () => {
  const before = (await changes()).json.since;
  const { status, error } = await claimbook("start", "--changes", "--json", checkout.root);
  expect([status, error]).toEqual([
    1,
    expect.stringMatching(/^claimbook: --json .* cannot be written .*; name another file\. The next run/),
  ]);
  expect((await changes()).json.since?.localeCompare(before ?? "")).toBe(1);
});

test("--json without --changes is refused, with how it is meant", async () => {
  const { status, error } = await claimbook("start", "--json");
  expect([status, error]).toEqual([1, expect.stringContaining("write --changes --json")]);
});

test("start --help and the guides name the same statuses", async () => {
  const { output } = await claimbook("start", "--help");
  const said = output.replaceAll(/\s+/g, " ");
  expect(said).toContain("20 when figures moved");
  expect(said).toContain("21 when a verdict did");
  const rerun = readFileSync("docs/newer-data.md", "utf8").replaceAll(/\s+/g, " ");
  expect(rerun).toContain("status 0 if nothing moved, 20 if figures moved and 21 if a verdict moved");
  const guide = readFileSync("docs/scheduled-updates.md", "utf8");
  expect(guide).toContain("\n| 20 | figures moved");
  expect(guide).toContain("\n| 21 | a verdict moved |");
});

test("the guide names every member of the JSON, and every cause", async () => {
  const guide = readFileSync("docs/scheduled-updates.md", "utf8");
  const { json } = await changes();
  for (const member of Object.keys(json)) expect(guide).toContain(`\`${member}\``);
  for (const cause of ["revision", "rows", "revision and rows", "code"])
    expect(guide).toContain(`\n| \`${cause}\` |`);
});
