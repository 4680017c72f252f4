// Takes long: commands update copies of the data, and are killed in the midst of it.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { API_KEYS } from "../../lib/sources/api-keys.js";
import { openStore } from "../../lib/store/open-store.js";
import { loopback } from "../sources/loopback.js";
import { fewOrAll } from "../thorough.js";
import { dataCopy, futureServer } from "../update/future-server.js";

let server: Awaited<ReturnType<typeof futureServer>>;
const raw = path.join(mkdtempSync(path.join(tmpdir(), "claimbook-raw-")), "raw");
beforeAll(async () => {
  server = await futureServer(
    { "yahoo-MTUM.json": (_, response) => response.writeHead(404).end() },
    // The command goes by the clock, and refuses rows of its future.
    { lastDay: "2026-09-30" },
  );
  mkdirSync(raw);
  for (const [name, bytes] of server.files) writeFileSync(path.join(raw, name), bytes);
});
afterAll(() => server.close());

/** How often an update is killed. */
const KILLS = fewOrAll(4, 8);

/** What "data verify" says of the repository's data. */
const ALL_WELL = `all ${openStore().tables.length} tables are as the manifest says, and every claim can be evaluated`;

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly error: string;
}

/** A loopback port on which nothing listens. */
async function closedPort(): Promise<number> {
  const closing = createServer();
  await new Promise<void>((resolve) => closing.listen(0, "127.0.0.1", resolve));
  const { port } = closing.address() as AddressInfo;
  await new Promise((resolve) => closing.close(resolve));
  return port;
}

/** Runs the built command on a data folder, against the server of the future. */
function claimbook(
  dir: string,
  args: readonly string[],
  {
    killAfterMs,
    environment = {},
  }: { readonly killAfterMs?: number; readonly environment?: Record<string, string> } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ["lib/bin/claimbook.mjs", ...args], {
    env: {
      ...process.env,
      CLAIMBOOK_DATA: dir,
      CLAIMBOOK_URL: server.url,
      FRED_API_KEY: "",
      NO_PROXY: "127.0.0.1",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, error] = ["", ""];
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    error += text;
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  return new Promise((resolve) =>
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, output, error });
    }),
  );
}

describe("claimbook update", () => {
  test("prints the summary and, in a pipe, nothing else, and exits with 0", async () => {
    const dir = dataCopy();
    const { status, output, error } = await claimbook(dir, ["update", "cot-weekly", "rates-daily"]);
    expect(error).toBe("");
    expect(status).toBe(0);
    expect(output).toMatch(/^table +last row +now +added +filled in +revised +since +largest revision\n/);
    expect(output).toMatch(/\nrates-daily +2024-12-31 +2026-09-30 +\d+ +0 +0\n/);
    expect(output).toMatch(/\n(no claim reads what changed|verdicts as of 2024-07-24, 0 of the \d+ )/);
    expect(openStore({ dir }).describe("rates-daily").coverage.end).toBe("2026-09-30");
  });

  test("exits with 1 when a source failed, names it and what it left, and updates the rest", async () => {
    const dir = dataCopy();
    const { status, output, error } = await claimbook(dir, ["update", "style-daily", "cot-weekly", "--json"]);
    expect(status).toBe(1);
    expect(error).toBe("");
    const summary = JSON.parse(output);
    expect(summary).toMatchObject({ changed: true, failed: true });
    expect(
      summary.tables.map(({ table, status: how }: { table: string; status: string }) => [table, how]),
    ).toEqual([
      ["style-daily", "updated"],
      ["cot-weekly", "updated"],
    ]);
    const [left] = summary.tables[0].left;
    expect(left).toMatchObject({ column: "mtum", end: "2024-12-31" });
    expect(left.reason).toMatch(/^yahoo-MTUM\.json \(http.*\): HTTP status 404$/);
  });

  test("--accept-revisions without a table is refused, with how it is meant", async () => {
    const { status, error } = await claimbook(dataCopy(), ["update", "--accept-revisions"]);
    expect(status).toBe(1);
    expect(error).toMatch(
      /--accept-revisions .*name the tables .*claimbook update size-monthly --accept-revisions/,
    );
  });

  test.each([[[]], [["--dry-run"]], [["cot-weekly"]]])(
    "%j without a network says so in one line, with status 1, and writes nothing",
    async (args) => {
      const dir = dataCopy();
      // The lock's folder is no part of the data.
      const files = () => readdirSync(dir).filter((name) => name !== ".claimbook");
      const before = files();
      const closed = { CLAIMBOOK_URL: `http://127.0.0.1:${await closedPort()}` };
      const { status, output, error } = await claimbook(dir, ["update", ...args], { environment: closed });
      expect([status, output]).toEqual([1, ""]);
      expect(error).toMatch(
        /^claimbook: no network: no source can be reached \(ECONNREFUSED 127.*\); nothing was changed\. .*--offline.*\n$/,
      );
      expect(files()).toEqual(before);
    },
  );

  test("with some hosts down it goes on, and says once for each of them which tables were left", async () => {
    const dir = dataCopy();
    const port = await closedPort();
    const down = `http://127.0.0.1:${port}`;
    const environment = { CLAIMBOOK_URL_FRENCH: down, CLAIMBOOK_URL_SHILLER: down };
    const tables = ["size-monthly", "size-value-monthly", "sp500-earnings-monthly", "cot-weekly"];
    const { status, output, error } = await claimbook(dir, ["update", ...tables], { environment });
    expect([status, error]).toEqual([1, ""]);
    expect(output).toContain(
      `left as they were, 2 of 4:\n  size-monthly, size-value-monthly: 127.0.0.1:${port}: ECONNREFUSED\n\n`,
    );
    expect(output).toContain(
      `columns left as they were:\n  sp500-earnings-monthly dividend_12m (ends 2024-12), sp500-earnings-monthly earnings_12m (ends 2024-12): 127.0.0.1:${port}: ECONNREFUSED`,
    );
    expect(output).toMatch(/\ncot-weekly +\S+ +2026-/);
  });

  test("--dry-run writes nothing, --rollback brings the earlier state back, and then there is none", async () => {
    const dir = dataCopy();
    const manifest = () => readFileSync(path.join(dir, "datapackage.json"), "utf8");
    const before = manifest();
    const dry = await claimbook(dir, ["update", "cot-weekly", "--dry-run"]);
    expect([dry.status, manifest()]).toEqual([0, before]);
    expect(dry.output).toContain("Nothing was written (--dry-run).");
    await claimbook(dir, ["update", "cot-weekly"]);
    expect(manifest()).not.toBe(before);
    const back = await claimbook(dir, ["update", "--rollback"]);
    expect(back.output).toMatch(
      /^the data are as they were before .*:\n {2}cot-weekly: 2026-09-29 -> 2026-08-18\n$/,
    );
    expect(manifest()).toBe(before);
    const none = await claimbook(dir, ["update", "--rollback"]);
    expect([none.status, none.error]).toEqual([
      1,
      expect.stringMatching(/^claimbook: no earlier state of the data/),
    ]);
    await claimbook(dir, ["update", "cot-weekly", "rates-daily"]);
    const one = await claimbook(dir, ["update", "cot-weekly", "--rollback"]);
    expect([one.status, one.output]).toEqual([
      0,
      expect.stringMatching(
        /^the named tables are as they were before .*:\n {2}cot-weekly: 2026-09-29 -> 2026-08-18\n$/,
      ),
    ]);
    expect(openStore({ dir }).describe("rates-daily").coverage.end).toBe("2026-09-30");
    const odd = await claimbook(dir, ["update", "--since", "2025-01-01", "--rollback"]);
    expect([odd.status, odd.error]).toEqual([1, expect.stringMatching(/--rollback takes no option but/)]);
  });

  test("never writes or prints a key, and goes on without one that is refused", async () => {
    const dir = dataCopy();
    const refusing = await loopback((_, response) =>
      response
        .writeHead(400)
        .end('{"error_code":400,"error_message":"The value s3cretkey is not registered."}'),
    );
    const environment = { FRED_API_KEY: "s3cretkey", CLAIMBOOK_URL_FRED_API: refusing.url };
    const { status, output, error } = await claimbook(dir, ["update", "rates-daily"], { environment });
    await refusing.close();
    expect([status, error]).toEqual([0, ""]);
    // Two series in a row are refused; the three that follow are not asked for with the key.
    expect(refusing.requests.map((request) => /api_key=(\w+)/.exec(request)?.[1])).toEqual([
      "s3cretkey",
      "s3cretkey",
    ]);
    expect(output).not.toContain("s3cretkey");
    expect(output).toMatch(
      /notes on the sources:\n {2}policy rates: without FRED_API_KEY, .*HTTP status 400 \("The value \[hidden\] is not registered\."\)/,
    );
    for (const name of readdirSync(path.join(dir, "raw")))
      expect(readFileSync(path.join(dir, "raw", name), "latin1")).not.toContain("s3cretkey");
    expect(readFileSync(path.join(dir, "datapackage.json"), "utf8")).not.toContain("s3cretkey");
  });

  test("--help names every key and where it is had", async () => {
    const { output } = await claimbook(dataCopy(), ["update", "--help"]);
    for (const { variable, page } of Object.values(API_KEYS)) {
      expect(output).toContain(`  ${variable} `);
      expect(output).toContain(` ${page}\n`);
    }
  });

  test("of two at once one updates, the other names it, its lock and what to do", async () => {
    const dir = dataCopy();
    const args = ["update", "rates-daily", "--offline", raw];
    const both = await Promise.all([claimbook(dir, args), claimbook(dir, args)]);
    const done = both.filter(({ status }) => status === 0);
    const refused = both.filter(({ error }) =>
      /^claimbook: the data folder is being written by process \d+ on .*lock\); nothing was changed\. Wait/.test(
        error,
      ),
    );
    expect(done.length).toBeGreaterThan(0);
    expect(done.length + refused.length).toBe(2);
    expect((await claimbook(dir, ["data", "verify"])).status).toBe(0);
  });

  test("a journal that names a path outside deletes nothing, and the command that it names puts things right", async () => {
    const dir = dataCopy();
    const beside = mkdtempSync(path.join(tmpdir(), "claimbook-beside-"));
    writeFileSync(path.join(beside, "precious.txt"), "precious");
    const state = path.join(dir, ".claimbook");
    mkdirSync(state);
    const staged = path.relative(state, beside);
    const files = [{ path: "../out.csv", sha256: "0".repeat(64) }];
    writeFileSync(path.join(state, "journal-1.json"), JSON.stringify({ staged, files }));
    for (const args of [["data"], ["claims"], ["update", "--rollback"]]) {
      const { status, error } = await claimbook(dir, args);
      expect([status, error]).toEqual([
        1,
        expect.stringMatching(
          /^claimbook: the journal .*journal-1\.json, cannot be used: .*"npx claimbook data repair".*\n$/,
        ),
      ]);
    }
    const repaired = await claimbook(dir, ["data", "repair"]);
    expect([repaired.status, repaired.error]).toEqual([0, ""]);
    const [setAside, verified] = repaired.output.split("\n");
    expect(setAside).toMatch(/^set aside {2}\S+journal-1\.json: /);
    expect(verified).toBe(ALL_WELL);
    expect((await claimbook(dir, ["data"])).status).toBe(0);
    expect(readFileSync(path.join(beside, "precious.txt"), "utf8")).toBe("precious");
    expect(await claimbook(dir, ["data", "repair"])).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^there was nothing to repair\n/),
    });
  });

  test("killed at any moment, leaves all of the old tables or all of the new ones", async () => {
    const args = [
      "update",
      "cot-weekly",
      "rates-daily",
      "size-gap-daily",
      "size-value-monthly",
      "--offline",
      raw,
    ];
    const hashes = (dir: string) => {
      const store = openStore({ dir });
      for (const name of store.tables) store.read(name);
      return store.tables.map((name) => store.describe(name).hash).join();
    };
    const whole = dataCopy();
    const started = performance.now();
    expect((await claimbook(whole, args)).status).toBe(0);
    const span = performance.now() - started;
    const states = [hashes("data"), hashes(whole)];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const dir = dataCopy();
      const tmp = mkdtempSync(path.join(tmpdir(), "claimbook-killed-"));
      const environment = { TMPDIR: tmp };
      await claimbook(dir, args, { killAfterMs: span * (0.5 + (0.5 * kill) / (KILLS - 1)), environment });
      expect(states).toContain(hashes(dir));
      // The next command sweeps what it has left, whichever it is.
      expect((await claimbook(dir, ["data"], { environment })).status).toBe(0);
      const state = path.join(dir, ".claimbook");
      expect(existsSync(state) ? readdirSync(state) : ["vintages"]).toEqual(["vintages"]);
      expect(readdirSync(tmp)).toEqual([]);
      // And a dead update stands in nobody's way.
      if (kill === KILLS >> 1) {
        expect((await claimbook(dir, args)).status).toBe(0);
        expect(hashes(dir)).toBe(states[1]);
      }
    }
  });
});

describe("claimbook data", () => {
  test("lists every table with its age and what is stale for which notebook", async () => {
    const { status, output } = await claimbook("data", ["data"]);
    expect(status).toBe(0);
    for (const name of openStore().tables) expect(output).toMatch(new RegExp(`^${name} `, "m"));
    expect(output).toMatch(/stale for .*:\n( {2}.*\n)* {2}01-decade-underperformance: .*index-daily/);
    const { output: json } = await claimbook("data", ["data", "--json"]);
    expect(JSON.parse(json)).toHaveLength(openStore().tables.length);
  });

  test("verify exits with 0 on clean data, and with 1 naming each damaged table", async () => {
    const good = await claimbook("data", ["data", "verify"]);
    expect([good.status, good.output]).toEqual([0, `${ALL_WELL}\n`]);
    const dir = dataCopy();
    writeFileSync(path.join(dir, "correlation.csv"), "x\n");
    const bad = await claimbook(dir, ["data", "verify"]);
    expect([bad.status, bad.error]).toEqual([
      1,
      expect.stringMatching(/^table correlation .*unknown column "x"/),
    ]);
    expect(JSON.parse((await claimbook(dir, ["data", "verify", "--json"])).output)).toHaveLength(1);
  });
});

test("claimbook import puts a file into a table by its mapped columns", async () => {
  const dir = dataCopy();
  const file = path.join(raw, "mine.csv");
  writeFileSync(file, "Day,Y\n2025-01-02,0.0426\n");
  const args = ["import", file, "--table", "rates-daily", "--map", "date=Day", "--map", "dgs2=Y"];
  const { status, output } = await claimbook(dir, args);
  expect([status, output]).toEqual([
    0,
    expect.stringMatching(/\nrates-daily +2024-12-31 +2025-01-02 +1 +0 +0\n/),
  ]);
  const bad = await claimbook(dir, ["import", file, "--table", "rates-daily"]);
  expect([bad.status, bad.error]).toEqual([1, expect.stringMatching(/Write --map date=COLUMN/)]);
});
