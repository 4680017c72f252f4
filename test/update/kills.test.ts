// Takes long: updates are killed at random moments.

import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { fewOrAll } from "../thorough.js";
import { randoms } from "./future.js";
import { dataCopy, LAST_DAY } from "./future-server.js";
import { drawnFlaws, filesOn, publisherServer } from "./publisher.js";

const TABLES = ["size-gap-daily", "style-daily", "rates-daily", "cot-weekly"];
const KILLS = fewOrAll(5, 100);

let server: Awaited<ReturnType<typeof publisherServer>>;
beforeAll(async () => {
  server = await publisherServer();
});
afterAll(() => server.close());

/** An update of a folder in a process of its own, from when on it runs. */
async function startUpdate(
  dir: string,
): Promise<{ readonly child: ChildProcess; readonly ended: Promise<string> }> {
  const urls = JSON.stringify(server.baseUrls);
  const child = spawn(
    process.execPath,
    ["test/update/update-once.mjs", dir, urls, LAST_DAY, JSON.stringify(TABLES)],
    {
      env: { ...process.env, FRED_API_KEY: "", STOOQ_API_KEY: "", NO_PROXY: "127.0.0.1" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let output = "";
  const ended = new Promise<string>((resolve) => child.on("close", () => resolve(output)));
  await new Promise<void>((resolve) =>
    child.stdout.on("data", (text) => {
      output += text;
      resolve();
    }),
  );
  return { child, ended };
}

/** The hashes of all tables, each of which was read. */
function stateOf(dir: string): string {
  const store = openStore({ dir });
  for (const name of store.tables) store.read(name);
  return store.tables.map((name) => store.describe(name).hash).join();
}

test("killed at any moment, an update leaves the tables of one of two vintages, never of both, and the next one goes on", async () => {
  const files = [1, 2].map((seed) => {
    const flaws = drawnFlaws(seed);
    // Without holes: a value that one vintage has and the other lacks would stay.
    const close = (ticker: string, day: string) => flaws.close(ticker, day) ?? 1;
    return filesOn(LAST_DAY, { end: LAST_DAY, flaws: { ...flaws, close } });
  });
  const states: string[] = [];
  const spans: number[] = [];
  for (const one of files) {
    server.serve(one as (typeof files)[number]);
    const dir = dataCopy();
    const started = performance.now();
    const { ended } = await startUpdate(dir);
    expect(await ended).toBe("started\ndone\n");
    spans.push(performance.now() - started);
    states.push(stateOf(dir));
  }
  const dir = dataCopy();
  states.push(stateOf(dir));
  expect(new Set(states).size).toBe(3);
  const random = randoms(20240724);
  const seen = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    server.serve(files[kill % 2] as (typeof files)[number]);
    const { child, ended } = await startUpdate(dir);
    const timer = setTimeout(() => child.kill("SIGKILL"), random() * 1.1 * Math.max(...spans));
    await ended;
    clearTimeout(timer);
    const state = stateOf(dir);
    expect(states).toContain(state);
    seen.add(state);
  }
  // And whatever the last one left stands in nobody's way.
  server.serve(files[0] as (typeof files)[number]);
  expect(await (await startUpdate(dir)).ended).toBe("started\ndone\n");
  expect(stateOf(dir)).toBe(states[0]);
  // A few may all come before anything is replaced.
  if (KILLS >= 100) expect(seen.size).toBeGreaterThan(1);
}, 1_200_000);
