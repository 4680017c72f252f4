// Takes long: notebooks are run in every way, also by two processes at once.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { parseNotebook, readNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import {
  type NotebookResult,
  type RunOptions,
  runNotebooks,
} from "../../../lib/notebook/run/run-notebooks.js";
import { UserError } from "../../../lib/platform/user-error.js";
import { SMALL, smallFolder } from "../../store/small-folder.js";
import { linkedFolder } from "../linked-folder.js";
import { notebookOf, outputsOf, parametersCell, printed, textCell } from "../notebook-of.js";

let folder: string;
let outputDir: string;
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-runs-"));
  outputDir = at("out");
  writeNotebook(at("good.ipynb"), notebookOf(parametersCell("const n = 1;"), "console.log(n);"));
  writeNotebook(
    at("bad.ipynb"),
    notebookOf(
      textCell("# Bad"),
      parametersCell("const n = 1;"),
      "const a = 1;\nthrow new RangeError('no');",
    ),
  );
  writeNotebook(
    at("other.ipynb"),
    notebookOf(parametersCell("const n = 1;"), "await null;", "console.log(n + 1);"),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

test("notebooks run side by side; one that fails is written, too, and does not keep the others from it", async () => {
  const files = ["good", "bad", "other"].map((name) => at(`${name}.ipynb`));
  const plan: string[] = [];
  const cells = new Map<string, number[]>();
  const ended: string[] = [];
  const results = await runNotebooks(files, {
    outputDir,
    params: { n: "5" },
    jobs: 2,
    onPlan: (notebooks) => plan.push(...notebooks.map((one) => `${path.basename(one.path)} ${one.cells}`)),
    onCell: (file, done) => cells.set(path.basename(file), [...(cells.get(path.basename(file)) ?? []), done]),
    onEnd: (result) => ended.push(path.basename(result.path)),
  });
  expect(results.map(({ path: file }) => file)).toEqual(files);
  expect(results.map(({ failure }) => failure)).toEqual([
    undefined,
    {
      // The injected cell is the second that runs.
      cell: 3,
      cellId: "c3",
      ename: "RangeError",
      evalue: "no",
      line: 2,
      lineText: "throw new RangeError('no');",
    },
    undefined,
  ]);
  expect(plan).toEqual(["good.ipynb 3", "bad.ipynb 3", "other.ipynb 4"]);
  expect(Object.fromEntries(cells)).toEqual({
    "good.ipynb": [1, 2, 3],
    "bad.ipynb": [1, 2, 3],
    "other.ipynb": [1, 2, 3, 4],
  });
  expect(ended.sort()).toEqual(["bad.ipynb", "good.ipynb", "other.ipynb"]);
  const written = results.map(({ output }) => outputsOf(readNotebook(output)));
  expect(printed(written[0]?.at(-1))).toBe("5\n");
  expect(written[1]?.at(-1)).toMatchObject([{ output_type: "error", ename: "RangeError" }]);
  expect(printed(written[2]?.at(-1))).toBe("6\n");
  // The sources are as they were.
  expect(readFileSync(files[0] as string, "utf8")).not.toContain("injected");
});

test("a notebook that cannot be written is a failure of its own, and the others are written", async () => {
  const blocked = at("blocked");
  // A folder stands where the file is to be.
  mkdirSync(path.join(blocked, "good.ipynb"), { recursive: true });
  const results = await runNotebooks([at("good.ipynb"), at("other.ipynb")], { outputDir: blocked });
  expect(results.map(({ failure }) => failure?.ename)).toEqual(["UserError", undefined]);
  expect(results[0]?.failure?.evalue).toContain("the notebook cannot be written");
  expect(results[0]?.failure?.cell).toBeUndefined();
});

test("in place, the executed notebook takes the place of its source, and a second run changes nothing", async () => {
  await runNotebooks([at("other.ipynb")], { inPlace: true });
  const once = readFileSync(at("other.ipynb"), "utf8");
  expect(printed(outputsOf(readNotebook(at("other.ipynb"))).at(-1))).toBe("2\n");
  await runNotebooks([at("other.ipynb")], { inPlace: true });
  expect(readFileSync(at("other.ipynb"), "utf8")).toBe(once);
});

test("nothing is started or written when one of the notebooks will not do", async () => {
  const never = at("never");
  await expect(
    runNotebooks([at("good.ipynb"), at("none.ipynb")], {
      outputDir: never,
      onPlan: () => {
        throw new Error("planned");
      },
    }),
  ).rejects.toThrow(UserError);
  expect(existsSync(never)).toBe(false);
});

test("an aborted run is rejected with the reason, and nothing more is written", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const aborted = at("aborted");
  const running = runNotebooks([at("good.ipynb"), at("other.ipynb")], {
    outputDir: aborted,
    force: true,
    signal: controller.signal,
    jobs: 2,
    onCell: () => controller.abort(reason),
  });
  await expect(running).rejects.toBe(reason);
  expect(existsSync(path.join(aborted, "other.ipynb"))).toBe(false);
});

test("an aborted run does not begin the notebooks that wait, though the kernel of the next is ready", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const begun = at("begun.txt");
  const [first, next] = [at("slow.ipynb"), at("next.ipynb")];
  writeNotebook(first, notebookOf("await new Promise((done) => setTimeout(done, 3000));", "1;", "2;"));
  writeNotebook(
    next,
    notebookOf(
      `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(begun)}, "");`,
      "1;",
    ),
  );
  const running = runNotebooks([first, next], {
    outputDir: at("aborted-early"),
    signal: controller.signal,
    jobs: 1,
    onCell: () => controller.abort(reason),
  });
  await expect(running).rejects.toBe(reason);
  expect(existsSync(begun)).toBe(false);
});

/** What a run did with each notebook: why it ran, or how its result stands. */
const fates = (results: readonly NotebookResult[]) =>
  results.map(({ because, restored }) => because ?? (restored ? "restored" : "stands"));

test("only notebooks whose result does not stand are run, each with the reason, unless all are asked for", async () => {
  const files = ["good.ipynb", "bad.ipynb"].map(at);
  const plans: (readonly number[])[] = [];
  const run = (options: Partial<RunOptions> = {}) =>
    runNotebooks(files, {
      outputDir: at("stale"),
      onPlan: (plan) => plans.push(plan.map(({ cells }) => cells)),
      ...options,
    });
  expect(fates(await run({ params: { n: "7" } }))).toEqual(["never run", "never run"]);
  const second = await run({ params: { n: "7" } });
  expect(fates(second)).toEqual(["stands", "the last run failed"]);
  expect(second[0]).toEqual({
    path: files[0],
    output: at("stale/good.ipynb"),
    cells: 0,
    seconds: 0,
    because: null,
  });
  expect(plans).toEqual([
    [3, 3],
    [0, 3],
  ]);
  expect(fates(await run({ params: { n: "7" }, force: true }))).toEqual(["asked for", "asked for"]);
});

test("a result that was edited, removed or made with other parameters meanwhile is put back without a run", async () => {
  const output = at("back/good.ipynb");
  const run = async (n: string) =>
    fates(await runNotebooks([at("good.ipynb")], { outputDir: at("back"), params: { n } }));
  expect(await run("8")).toEqual(["never run"]);
  const text = readFileSync(output, "utf8");
  writeFileSync(output, text.replace("8", "9"));
  expect(await run("8")).toEqual(["restored"]);
  expect(readFileSync(output, "utf8")).toBe(text);
  rmSync(output);
  expect(await run("8")).toEqual(["restored"]);
  expect(await run("9")).toEqual(["another value of n was asked for"]);
  expect(readFileSync(output, "utf8")).not.toBe(text);
  expect(await run("8")).toEqual(["restored"]);
  expect(readFileSync(output, "utf8")).toBe(text);
  expect(await run("8")).toEqual(["stands"]);
});

test("of two notebooks only the one that reads the table that changed is run, and when the table is as it was nothing is", async () => {
  const linked = linkedFolder("tables");
  const [first, second] = [smallFolder(), smallFolder()];
  // The second folder is the first with other days.
  const csv = SMALL.days?.csv ?? "";
  const other = csv.replace("0.01", "0.05");
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  writeFileSync(path.join(second, "days.csv"), other);
  const manifest = path.join(second, "datapackage.json");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(sha(csv), sha(other)));

  const files = ["days", "months"].map((table) => {
    const file = path.join(linked, `${table}.ipynb`);
    const cell = `console.log(openStore().read("${table}").array("value"));`;
    writeNotebook(file, notebookOf('import { openStore } from "claimbook";', cell));
    return file;
  });
  const run = async (dir: string) => {
    vi.stubEnv("CLAIMBOOK_DATA", dir);
    const results = await runNotebooks(files, { outputDir: path.join(linked, "out") });
    expect(results.map(({ failure }) => failure)).toEqual([undefined, undefined]);
    return {
      fates: fates(results),
      shown: results.map(({ output }) => printed(outputsOf(readNotebook(output))[1])),
    };
  };
  const [days, months] = ["[ 0.01, null, -0.02 ]\n", "[ 0.1, 0.2, 0.3 ]\n"];
  expect(await run(first)).toEqual({ fates: ["never run", "never run"], shown: [days, months] });
  expect(await run(first)).toEqual({ fates: ["stands", "stands"], shown: [days, months] });
  const changed = "[ 0.05, null, -0.02 ]\n";
  expect(await run(second)).toEqual({
    fates: ["the table days changed", "stands"],
    shown: [changed, months],
  });
  expect(await run(first)).toEqual({ fates: ["restored", "stands"], shown: [days, months] });
  expect(await run(second)).toEqual({ fates: ["restored", "stands"], shown: [changed, months] });
  rmSync(linked, { recursive: true });
});

test("two runs of the same notebooks at once end well with one cache and two output folders; into one folder one of them goes", async () => {
  const shared = at("shared");
  mkdirSync(shared);
  const bin = path.resolve("lib/bin/claimbook.mjs");
  const names = ["good.ipynb", "other.ipynb"];
  const args = [bin, "run", ...names.map(at), "--param", "n=3"];
  const env = { ...process.env, CLAIMBOOK_CACHE: path.join(shared, "cache") };
  const run = (folder: string) =>
    promisify(execFile)(process.execPath, [...args, "--output-dir", path.join(shared, folder)], { env });
  const texts = (folder: string) =>
    names.map((name) => readFileSync(path.join(shared, folder, name), "utf8"));
  for (const { stdout, stderr } of await Promise.all([run("a"), run("b")])) {
    expect(stderr).toBe("");
    expect(stdout.match(/^(ok|cached) /gm)).toHaveLength(2);
  }
  const written = texts("a");
  expect(written.map((text) => printed(outputsOf(parseNotebook(text, "nb")).at(-1)))).toEqual(["3\n", "4\n"]);
  expect(texts("b")).toEqual(written);

  const both = await Promise.allSettled([run("one"), run("one")]);
  const refused = both.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeLessThan(2);
  for (const { reason } of refused as PromiseRejectedResult[])
    expect(reason.stderr).toMatch(/^claimbook: the notebook \S+\.ipynb is being written by process \d+ on /);
  const { stdout } = await run("one");
  expect(stdout.match(/^cached .*nothing has changed since its last run/gm)).toHaveLength(2);
  expect(texts("one")).toEqual(written);
});
