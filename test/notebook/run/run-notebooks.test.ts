import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readNotebook } from "../../../lib/notebook/ipynb/parse-notebook.js";
import { writeNotebook } from "../../../lib/notebook/ipynb/write-notebook.js";
import { type NotebookResult, runNotebooks } from "../../../lib/notebook/run/run-notebooks.js";
import { UserError } from "../../../lib/user-error.js";
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
  const results = await runNotebooks([at("good.ipynb"), at("other.ipynb")], {
    outputDir: blocked,
    jobs: 1,
    onEnd: ({ path: file }) => {
      if (file !== at("good.ipynb")) return;
      rmSync(blocked, { recursive: true });
      // From here on a file stands where the folder was.
      writeNotebook(blocked, notebookOf());
    },
  });
  expect(results.map(({ failure }) => failure?.ename)).toEqual([undefined, "UserError"]);
  expect(results[1]?.failure?.evalue).toContain("the notebook cannot be written");
  expect(results[1]?.failure?.cell).toBeUndefined();
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
    signal: controller.signal,
    jobs: 2,
    onCell: () => controller.abort(reason),
  });
  await expect(running).rejects.toBe(reason);
  expect(existsSync(path.join(aborted, "other.ipynb"))).toBe(false);
});

test("only stale notebooks are run when that is asked for, each with the reason", async () => {
  // Runs are remembered for results within the checkout.
  mkdirSync(".claimbook", { recursive: true });
  const inside = mkdtempSync(path.join(".claimbook", "test-stale-"));
  const files = ["good.ipynb", "bad.ipynb"].map(at);
  const options = { outputDir: inside, onlyStale: true };
  const plans: (readonly number[])[] = [];
  const run = () =>
    runNotebooks(files, { ...options, onPlan: (plan) => plans.push(plan.map(({ cells }) => cells)) });
  const reasons = (results: readonly NotebookResult[]) => results.map(({ because }) => because);

  expect(reasons(await run())).toEqual(["never run", "never run"]);
  const second = await run();
  expect(reasons(second)).toEqual([null, "the last run failed"]);
  expect(second[0]).toEqual({
    path: files[0],
    output: path.join(inside, "good.ipynb"),
    cells: 0,
    seconds: 0,
    because: null,
  });
  expect(plans).toEqual([
    [2, 2],
    [0, 2],
  ]);
  // Without the option each is run, and no reason is given.
  expect(reasons(await runNotebooks([files[0] as string], { outputDir: inside }))).toEqual([undefined]);

  rmSync(inside, { recursive: true });
  rmSync(path.join(".claimbook/records", inside), { recursive: true });
});
