// Takes long: some thirty saves are each run on a kernel by a command that watches, and what must not run is waited for.

import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cell } from "../../lib/notebook/ipynb/notebook.js";
import { readNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { notebookText } from "../../lib/notebook/ipynb/write-notebook.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";
import { fewOrAll } from "../thorough.js";
import { type SmallCheckout, smallCheckout } from "./small-checkout.js";
import { startWatch, type WatchProcess } from "./watch/watch-process.js";

let checkout: SmallCheckout;
beforeAll(() => {
  checkout = smallCheckout();
});
afterAll(() => checkout.remove());

const at = (...names: string[]) => path.join(checkout.root, ...names);
const notebookFile = (name: string) => at("notebooks", `${name}.ipynb`);
const textOf = (title: string, ...cells: readonly (string | Cell)[]) =>
  notebookText(notebookOf(textCell(`# ${title}`), ...cells));
const save = (name: string, ...cells: readonly (string | Cell)[]) =>
  writeFileSync(notebookFile(name), textOf(`Notebook ${name}`, ...cells));
/** A cell that blocks its kernel for good, and leaves the processors to others. */
const ENDLESS = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";
const rows = (table: string) =>
  `import { openStore } from "claimbook";\nopenStore().describe("${table}").rows`;
const page = (name: string) => readFileSync(at("site", `${name}.html`), "utf8");
/** The notebooks that lines say have run, with how and why. */
const ran = (lines: readonly string[]) =>
  lines
    .filter((line) => /^(?:ok|kept|failed) +notebooks/.test(line))
    .map((line) => line.replace(/^(\w+) +notebooks\/([\w-]+)\.ipynb.*?(?:\((.*)\))?$/, "$1 $2: $3"))
    .sort();
const fetched = async (watch: WatchProcess, name: string) => {
  const response = await fetch(`${watch.address}/${name}`);
  return { status: response.status, text: await response.text() };
};
/** What the open pages would be told now. */
async function stateOf(
  watch: WatchProcess,
): Promise<{ readonly problems: readonly { title: string; text: string }[] }> {
  const controller = new AbortController();
  const response = await fetch(`${watch.address}/claimbook-events?page=/`, { signal: controller.signal });
  let text = "";
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(part).toString();
    if (text.includes("\n\n")) break;
  }
  controller.abort();
  return JSON.parse(/data: (.*)/.exec(text)?.[1] ?? "");
}

/** The processes whose command line names a checkout. */
function processesOf(root: string): string[] {
  const all = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  return all.filter((line) => line.includes(root) && !line.includes("ps -eo"));
}

/** The processes that run notebooks for a watch. */
const siteWorkers = () =>
  processesOf(checkout.root)
    .filter((line) => line.includes("site-worker"))
    .map((line) => Number.parseInt(line, 10));

describe("claimbook watch", () => {
  let watch: WatchProcess;
  beforeAll(async () => {
    save("00-front", "1");
    save("01-sizes", rows("size-monthly"));
    save("02-rates", rows("rates-daily"), "const kept = 41;", "kept + 1");
    watch = await startWatch(checkout);
  });
  afterAll(() => watch.end());

  test("runs what is stale, says where the pages are and serves them", async () => {
    expect(ran(watch.lines)).toEqual([
      "ok 00-front: never run",
      "ok 01-sizes: never run",
      "ok 02-rates: never run",
    ]);
    expect((await fetched(watch, "")).text).toContain("Notebook 00-front");
    expect((await fetched(watch, "02-rates.html")).text).toContain(">42<");
    expect((await fetched(watch, "claims.json")).status).toBe(200);
  });

  test("a saved notebook runs alone, in the process of the run before", async () => {
    const before = siteWorkers();
    expect(before).toHaveLength(1);
    const lines = await watch.after(
      () => save("02-rates", rows("rates-daily"), "const kept = 42;", "kept + 1"),
      /^pages/,
    );
    expect(ran(lines)).toEqual(["ok 02-rates: cell 3 changed"]);
    expect(lines).toContain("changed notebooks/02-rates.ipynb");
    expect(lines.at(-1)).toBe("pages   02-rates.html changed");
    expect((await fetched(watch, "02-rates.html")).text).toContain(">43<");
    expect(siteWorkers()).toEqual(before);
  });

  test("a notebook saved with other outputs alone, as Jupyter does after a run, runs nothing", async () => {
    const executed = readNotebook(at(".claimbook/runs/02-rates.ipynb"));
    const before = watch.lines.length;
    writeFileSync(notebookFile("02-rates"), notebookText(executed));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(watch.lines.slice(before)).toEqual([]);
  });

  test("a save by temporary file and rename is seen, and a burst of saves runs once, with the last", async () => {
    const lines = await watch.after(async () => {
      for (let value = 100; value <= 110; value += 1) {
        const temporary = at("notebooks", `.02-rates.ipynb.${value}.tmp`);
        writeFileSync(temporary, textOf("Notebook 02-rates", `${value}`));
        renameSync(temporary, notebookFile("02-rates"));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }, /^pages/);
    expect(ran(lines)).toHaveLength(1);
    expect(page("02-rates")).toContain(">110<");
  });

  test("a half-written notebook is named and waits for its next save; others run meanwhile", async () => {
    const whole = textOf("Notebook 02-rates", "110");
    const lines = await watch.after(
      () => writeFileSync(notebookFile("02-rates"), whole.slice(0, 60)),
      /^waiting/,
    );
    expect(lines.at(-1)).toMatch(/02-rates\.ipynb.*not JSON/);
    expect((await stateOf(watch)).problems).toMatchObject([{ title: expect.stringContaining("02-rates") }]);
    const others = await watch.after(() => save("01-sizes", rows("size-monthly"), "7"), /^pages/);
    expect(ran(others)).toEqual(["ok 01-sizes: cells were added"]);
    expect((await fetched(watch, "02-rates.html")).text).toContain(">110<");
    await watch.after(() => writeFileSync(notebookFile("02-rates"), whole), /^pages/);
    expect((await stateOf(watch)).problems).toEqual([]);
  });

  test("a failing cell is shown here and on the page, and the watch goes on", async () => {
    const lines = await watch.after(() => save("02-rates", 'throw new Error("it broke");'), /^pages/);
    expect(ran(lines)).toEqual(["failed 02-rates: "]);
    expect(lines.join("\n")).toContain("Error: it broke");
    const { problems } = await stateOf(watch);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.title).toMatch(/^Failed: notebooks\/02-rates\.ipynb, cell \[1\].*line 1/);
    expect(problems[0]?.text).toContain("it broke");
    expect((await fetched(watch, "02-rates.html")).text).toContain("it broke");
    // Another notebook's save neither runs it again nor hides it.
    const others = await watch.after(() => save("01-sizes", rows("size-monthly"), "8"), /^pages/);
    expect(ran(others)).toEqual(["ok 01-sizes: cell 3 changed"]);
    expect((await stateOf(watch)).problems).toEqual(problems);
    await watch.after(() => save("02-rates", rows("rates-daily")), /^pages/);
    expect((await stateOf(watch)).problems).toEqual([]);
  });

  test("a table's change runs what has read it and nothing else, in a new process", async () => {
    const workers = siteWorkers();
    const manifest = at("data/datapackage.json");
    const before = readFileSync(manifest, "utf8");
    const tables = JSON.parse(before) as { resources: { name: string; title: string }[] };
    for (const table of tables.resources) if (table.name === "rates-daily") table.title += "!";
    // As an update puts it in place.
    const staged = at("data/.datapackage.json.tmp");
    writeFileSync(staged, JSON.stringify(tables));
    const lines = await watch.after(() => renameSync(staged, manifest), /^pages/);
    expect(ran(lines)).toEqual(["ok 02-rates: the table rates-daily changed"]);
    expect(siteWorkers()).toHaveLength(1);
    expect(siteWorkers()).not.toEqual(workers);
    const back = await watch.after(() => writeFileSync(manifest, before), /^pages/);
    expect(ran(back)).toEqual([]);
  });

  test("a table that is edited by hand is refused on the page, until it is restored", async () => {
    const file = at("data/rates-daily.csv");
    const before = readFileSync(file, "utf8");
    const lines = await watch.after(
      () => writeFileSync(file, before.replace(/\d\n$/, "x\n")),
      /^failed {2}(?!note)/,
    );
    expect(lines.join("\n")).toContain("02-rates");
    expect((await stateOf(watch)).problems.length).toBeGreaterThan(0);
    await watch.after(() => writeFileSync(file, before), /^pages/);
    expect((await stateOf(watch)).problems).toEqual([]);
  });

  test("a new notebook gets a page, a removed one loses it", async () => {
    const added = await watch.after(() => save("03-new", "3 * 3"), /^pages/);
    expect(ran(added)).toEqual(["ok 03-new: never run"]);
    expect((await fetched(watch, "index.html")).text).toContain("03-new.html");
    const removed = await watch.after(() => rmSync(notebookFile("03-new")), /^pages/);
    expect(removed).toContain("removed notebooks/03-new.ipynb");
    expect(ran(removed)).toEqual([]);
    expect((await fetched(watch, "03-new.html")).status).toBe(404);
    expect((await fetched(watch, "index.html")).text).not.toContain("03-new.html");
  });

  test("a notebook saved while another runs is not lost, nor ends that run", async () => {
    await watch.after(
      () => save("01-sizes", "await new Promise((ready) => setTimeout(ready, 3000));", "11"),
      /^changed/,
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const lines = await watch.after(() => save("02-rates", "12"), /^pages.*02-rates/);
    expect(ran(lines)).toEqual(["ok 01-sizes: cell 2 changed", "ok 02-rates: cell 2 changed"]);
    expect(page("01-sizes")).toContain(">11<");
    expect(page("02-rates")).toContain(">12<");
  });

  test("a notebook saved while it runs is begun again at once, however long it would have run", async () => {
    await watch.after(() => save("01-sizes", ENDLESS), /^changed/);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    // Longer than it is waited for, a cell has five minutes.
    const lines = await watch.after(() => save("01-sizes", "13"), /^pages/);
    expect(ran(lines)).toEqual(["ok 01-sizes: cells were removed"]);
    expect(page("01-sizes")).toContain(">13<");
  });

  test("a notebook saved when its run has ended and the pages are being written is not lost", async () => {
    for (const pauseMs of fewOrAll([0, 300], [0, 150, 300])) {
      const value = 200 + pauseMs;
      const lines = await watch.after(() => save("01-sizes", `${value}`), /^ok/);
      expect(ran(lines)).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await watch.after(() => save("01-sizes", `${value} + 1000`), /^ok/);
    }
    await watch.after(() => save("01-sizes", "3000 + 1"), /^ok/);
    await watch.next(/^pages/);
    expect(page("01-sizes")).toContain(">3001<");
  });

  test("saves of all notebooks at random moments end with the pages of the last", async () => {
    const names = ["00-front", "01-sizes", "02-rates"];
    const saved = new Map<string, string>();
    for (let round = 1; round <= fewOrAll(6, 12); round += 1) {
      const name = names[round % 3] as string;
      saved.set(name, `${5000 + round}`);
      save(name, `${5000 + round}`);
      await new Promise((resolve) => setTimeout(resolve, (round * 7919) % 900));
    }
    const shown = () => names.map((name) => /[^\d](50\d\d)</.exec(page(name))?.[1]).join();
    await expect.poll(shown).toBe(names.map((name) => saved.get(name)).join());
  });

  test("a run whose process is killed is reported, and what it left undone runs with the next save", async () => {
    await watch.after(
      () => save("01-sizes", "await new Promise((ready) => setTimeout(ready, 3000));", "16"),
      /^changed/,
    );
    await expect.poll(siteWorkers).toHaveLength(1);
    const killed = await watch.after(() => process.kill(siteWorkers()[0] as number, "SIGKILL"), /^failed/);
    expect(killed.at(-1)).toBe("failed  the run ended (SIGKILL)");
    expect((await stateOf(watch)).problems).toMatchObject([{ title: "The pages are not up to date" }]);
    const lines = await watch.after(() => save("02-rates", "17"), /^pages/);
    expect(ran(lines).map((line) => line.slice(0, 11))).toEqual(["ok 01-sizes", "ok 02-rates"]);
    expect((await stateOf(watch)).problems).toEqual([]);
  });

  test("a file beside a notebook runs those that use such files; one that a notebook writes starts no run without end", async () => {
    writeFileSync(at("notebooks/rate.ts"), "export const rate = 7;\n");
    await watch.after(() => save("01-sizes", 'import { rate } from "./rate";', "rate * 100"), /^pages/);
    const lines = await watch.after(
      () => writeFileSync(at("notebooks/rate.ts"), "export const rate = 8;\n"),
      /^pages/,
    );
    expect(ran(lines)).toEqual(["ok 01-sizes: it uses files beside it, whose changes are not seen"]);
    expect(page("01-sizes")).toContain(">800<");

    const writing = [
      'import { readFileSync, writeFileSync } from "node:fs";',
      'let before = 0;\ntry { before = Number(readFileSync("count.txt", "utf8")); } catch {}',
      'writeFileSync("count.txt", String(before + 1));',
    ];
    const told = await watch.after(() => save("01-sizes", ...writing), /^note/);
    expect(told.at(-1)).toMatch(/notebooks\/count\.txt is written by a notebook/);
    await watch.next(/^pages/);
    const count = () => readFileSync(at("notebooks/count.txt"), "utf8");
    const ended = count();
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(count()).toBe(ended);
    await watch.after(() => save("01-sizes", "1"), /^pages/);
  });

  test("the style of pages is put into them without a run", async () => {
    const style = at("lib/assets/page.css");
    const before = readFileSync(style, "utf8");
    const lines = await watch.after(
      () => writeFileSync(style, `${before}main { --watched: 1; }\n`),
      /^pages/,
    );
    expect(ran(lines)).toEqual([]);
    expect((await fetched(watch, "02-rates.html")).text).toContain("--watched: 1");
  });

  test("a claim that does not compile is shown, the last build stays; when it does, all that depends on the library runs", async () => {
    const file = at("claims/h1-small.ts");
    const before = readFileSync(file, "utf8");
    const lines = await watch.after(
      () => writeFileSync(file, `${before}export const wrong: number = "text";\n`),
      /^pages/,
    );
    expect(lines.join("\n")).toMatch(/claims\/h1-small\.ts\(\d+,\d+\): error TS2322/);
    expect(ran(lines)).toEqual([]);
    expect((await stateOf(watch)).problems).toMatchObject([{ text: expect.stringContaining("TS2322") }]);
    // A notebook runs on the last build meanwhile.
    const meanwhile = await watch.after(() => save("02-rates", "14"), /^pages/);
    expect(ran(meanwhile)).toEqual(["ok 02-rates: cell 2 changed"]);

    const statement = /statement:\s*\n?\s*"([^"]+)"/.exec(before)?.[1] as string;
    const fixed = await watch.after(
      () => writeFileSync(file, before.replace(statement, `${statement} (as watched)`)),
      /^pages/,
    );
    expect(ran(fixed)).toEqual([
      "ok 00-front: the library changed",
      "ok 01-sizes: the library changed",
      "ok 02-rates: the library changed",
    ]);
    expect((await stateOf(watch)).problems).toEqual([]);
    expect((await fetched(watch, "claims.json")).text).toContain("(as watched)");
  });

  test("its own writes start no run", async () => {
    const before = watch.lines.length;
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(watch.lines.slice(before)).toEqual([]);
  });

  test("in a pipe it prints lines of events and nothing else", () => {
    expect(watch.lines.join("\n")).not.toContain("\u001b");
    expect(watch.lines.join("\n")).not.toContain("\r");
  });

  test("the notebooks' folder may go and come back", async () => {
    await watch.after(() => renameSync(at("notebooks"), at("elsewhere")), /^waiting/);
    const lines = await watch.after(() => renameSync(at("elsewhere"), at("notebooks")), /^pages/);
    expect(lines.join("\n")).toContain("new     notebooks/00-front.ipynb");
    await watch.after(() => save("02-rates", "15"), /^pages/);
    expect(page("02-rates")).toContain(">15<");
  });
});

describe("claimbook watch ends", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "by %s at once while a cell runs and a page listens: no process is left, the port is free",
    async (signal, status) => {
      save("01-sizes", ENDLESS);
      const watch = await startWatch(checkout, { until: /^watch/ });
      await expect.poll(() => processesOf(checkout.root).length).toBeGreaterThan(2);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const listening = fetch(`${watch.address}/claimbook-events?page=/`)
        .then((response) => response.text())
        .catch(() => "");
      const ended = await watch.end(signal);
      expect(ended.status).toBe(status);
      // Less than a second, and more only where the machine is busy: the cell would have five minutes.
      expect(ended.ms).toBeLessThan(30_000);
      await listening;
      expect(watch.lines.at(-1)).toBe("claimbook: stopped; the kernels have been ended");
      await expect.poll(() => processesOf(checkout.root)).toEqual([]);
      const again = createServer();
      await new Promise<void>((resolve, reject) => {
        again.once("error", reject).listen(watch.port, "127.0.0.1", resolve);
      });
      again.close();
      save("01-sizes", "1");
    },
  );

  test("a port that is taken is left for another, unless it was asked for by name", async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { port: number }).port));
    });
    await expect(startWatch(checkout, { args: ["--port", String(port)] })).rejects.toThrow(
      `port ${port} is taken; name another with --port, or leave it out`,
    );
    const first = await startWatch(checkout, { until: /^watch/ });
    const second = await startWatch(checkout, { until: /^watch/ });
    expect(second.port).not.toBe(first.port);
    expect((await fetched(second, "")).status).toBe(200);
    await Promise.all([first.end(), second.end()]);
    taken.close();
  });

  test("a day that is none is refused before anything runs", async () => {
    await expect(startWatch(checkout, { args: ["--as-of", "2024-02-30"] })).rejects.toThrow("2024-02-30");
  });
});
