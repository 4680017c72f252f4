// Takes long: commands are started, run notebooks on kernels, and are ended in every way.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Cell } from "../../lib/notebook/ipynb/notebook.js";
import { readNotebook } from "../../lib/notebook/ipynb/parse-notebook.js";
import { writeNotebook } from "../../lib/notebook/ipynb/write-notebook.js";
import { CHILD_CELL, survivors } from "../notebook/kernel/processes.js";
import { notebookOf, outputsOf, parametersCell, printed, textCell } from "../notebook/notebook-of.js";

const BIN = path.resolve("lib/bin/claimbook.mjs");
let folder: string;
let temporary: string;

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `claimbook run` in the test's folder, its kernels' files being kept in a folder of their own. */
function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [BIN, "run", ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", TMPDIR: temporary, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  return { child, ended };
}
const run = (...args: readonly string[]) => start(args).ended;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-cli-"));
  temporary = path.join(folder, "tmp");
  mkdirSync(temporary);
  const save = (name: string, ...cells: readonly (string | Cell)[]) =>
    writeNotebook(path.join(folder, name), notebookOf(...cells));
  const parameters = parametersCell('const asOf = "2024-07-24";\nconst n = 1;');
  save("good.ipynb", parameters, "console.log(asOf, n);");
  save("syntax.ipynb", textCell("# Syntax"), parameters, "const a = 1;\nconst = 2;");
  save("throws.ipynb", parameters, "function f() {\n  throw new TypeError('bad');\n}\nf();");
  mkdirSync(path.join(folder, "sub"));
  save("sub/good.ipynb", parameters, "1");
  save(
    "hangs.ipynb",
    CHILD_CELL,
    "import { writeFileSync } from 'node:fs';\nwriteFileSync('pids', process.pid + ' ' + sleeper.pid);\nwhile (true);",
  );
  writeFileSync(path.join(folder, "broken.ipynb"), "not JSON");
  writeNotebook(path.join(folder, "python.ipynb"), {
    ...notebookOf("1"),
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
  });
  writeFileSync(path.join(folder, "regular"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [
    "a notebook that is not JSON",
    ["broken.ipynb"],
    /^claimbook: broken\.ipynb: not a notebook: the file is not JSON \(.*\); restore it or name another file\n$/,
  ],
  [
    "a notebook for another kernel",
    ["python.ipynb"],
    /^claimbook: python\.ipynb: the notebook is for another kernel \(python3, python\); /,
  ],
  ["a missing file", ["none.ipynb"], /^claimbook: none\.ipynb: no such notebook; check the path\n$/],
  ["a folder", ["sub"], /^claimbook: sub: a folder, not a notebook; name the \.ipynb files in it\n$/],
  [
    "an unknown parameter",
    ["good.ipynb", "--param", "m=1"],
    /^claimbook: good\.ipynb: the notebook has no parameter m; the parameters are asOf, n\n$/,
  ],
  [
    "a parameter of the wrong type",
    ["good.ipynb", "--param", "n=one"],
    /^claimbook: good\.ipynb: parameter n is a number, which "one" is not; give another value\n$/,
  ],
  [
    "a parameter without a value",
    ["good.ipynb", "--param", "n"],
    /argument 'n' is invalid\. write a parameter as name=value/,
  ],
  [
    "an as-of that is no day",
    ["good.ipynb", "--as-of", "2024-02-30"],
    /^claimbook: --as-of "2024-02-30" is not a calendar day; write YYYY-MM-DD/,
  ],
  [
    "an as-of before the data start",
    ["good.ipynb", "--as-of", "1066-10-14"],
    /^claimbook: as-of 1066-10-14 lies before the start of the data; the earliest day possible is \d{4}-/,
  ],
  [
    "an as-of given twice",
    ["good.ipynb", "--as-of", "2024-01-31", "--param", "asOf=2024-01-31"],
    /^claimbook: --as-of and --param asOf say the same thing twice/,
  ],
  [
    "an output folder that is no folder",
    ["good.ipynb", "--output-dir", "regular/out"],
    /^claimbook: regular\/out: executed notebooks cannot be written there \(.*\); make the folder writable; run and export can write into another \(--output-dir\)\n$/,
  ],
  [
    "two places for the results",
    ["good.ipynb", "--in-place", "--output-dir", "out"],
    /^claimbook: --in-place and --output-dir exclude each other; leave out one\n$/,
  ],
  [
    "two notebooks of one name",
    ["good.ipynb", "sub/good.ipynb", "--output-dir", "out"],
    /^claimbook: good\.ipynb and sub\/good\.ipynb would both be written to out\/good\.ipynb; run them apart or with --in-place\n$/,
  ],
  [
    "a timeout of nothing",
    ["good.ipynb", "--timeout", "0"],
    /argument '0' is invalid\. it must be a number above 0/,
  ],
  [
    "a fraction of a job",
    ["good.ipynb", "--jobs", "1.5"],
    /argument '1\.5' is invalid\. it must be a whole number above 0/,
  ],
  ["an unknown option", ["good.ipynb", "--no-such"], /unknown option '--no-such'/],
])("%s is refused with a clear message and status 1, before any kernel starts", async (_, args, message) => {
  const { status, stdout, stderr } = await run(...args);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(stdout).toBe("");
  expect(status).toBe(1);
});

test("a missing data folder is named when a notebook is to run at another date", async () => {
  const { ended } = start(["good.ipynb", "--as-of", "2024-01-31"], {
    CLAIMBOOK_DATA: path.join(folder, "nodata"),
  });
  const { status, stderr } = await ended;
  expect(stderr).toMatch(/^claimbook: .*nodata/);
  expect(status).toBe(1);
});

test("several notebooks of which two fail: the others are run and all are written, the summary names notebook and cell, status 1", async () => {
  const { status, stdout, stderr } = await run(
    "good.ipynb",
    "syntax.ipynb",
    "throws.ipynb",
    "--output-dir",
    "out",
    "--as-of",
    "2024-01-31",
    "--param",
    "n=7",
    "--jobs",
    "2",
  );
  expect(stdout.trim().split("\n").sort()).toEqual([
    expect.stringMatching(/^failed {2}syntax\.ipynb {2}cell \[3\] \(id c3\), line 2: TypeScriptError$/),
    expect.stringMatching(/^failed {2}throws\.ipynb {2}cell \[3\] \(id c2\), line 2: TypeError$/),
    expect.stringMatching(/^ok {6}good\.ipynb {2}3 cells, \d+\.\d s -> out\/good\.ipynb \(never run\)$/),
  ]);
  expect(stderr).toBe(
    [
      "",
      "2 of 3 notebooks failed:",
      "",
      "syntax.ipynb, cell [3] (id c3), line 2",
      "  TypeScriptError: Variable declaration expected. (TS1134)",
      "  > const = 2;",
      "  traceback in out/syntax.ipynb",
      "",
      "throws.ipynb, cell [3] (id c2), line 2",
      "  TypeError: bad",
      "  > throw new TypeError('bad');",
      "  traceback in out/throws.ipynb",
      "",
    ].join("\n"),
  );
  expect(status).toBe(1);
  const outputs = (name: string) => outputsOf(readNotebook(path.join(folder, "out", name)));
  expect(printed(outputs("good.ipynb").at(-1))).toBe("2024-01-31 7\n");
  expect(outputs("syntax.ipynb").at(-1)).toMatchObject([{ output_type: "error", ename: "TypeScriptError" }]);
  expect(readdirSync(temporary)).toEqual([]);
});

test("in a pipe there are plain lines and no bar; a success has status 0 and an as-of without parameter is noted", async () => {
  writeNotebook(path.join(folder, "plain.ipynb"), notebookOf("1"));
  const { status, stdout, stderr } = await run("plain.ipynb", "--in-place", "--as-of", "2024-01-31");
  expect(stdout).toMatch(/^ok {6}plain\.ipynb {2}1 cells, \d+\.\d s -> plain\.ipynb \(never run\)\n$/);
  expect(stderr).toBe("note    plain.ipynb: the notebook has no parameter asOf, so --as-of does not apply\n");
  expect(status).toBe(0);
  expect(printed(outputsOf(readNotebook(path.join(folder, "plain.ipynb")))[0])).toBe("1\n");
});

test("a notebook of which nothing has changed is kept or its result put back, and --force runs it all the same", async () => {
  writeNotebook(path.join(folder, "again.ipynb"), notebookOf("11"));
  const again = async (...args: readonly string[]) =>
    (await run("again.ipynb", "--output-dir", "again", ...args)).stdout.replace(/\d+\.\d s/, "0.0 s");
  expect(await again()).toBe("ok      again.ipynb  1 cells, 0.0 s -> again/again.ipynb (never run)\n");
  expect(await again()).toBe(
    "cached  again.ipynb  nothing has changed since its last run -> again/again.ipynb\n",
  );
  rmSync(path.join(folder, "again"), { recursive: true });
  expect(await again()).toBe(
    "cached  again.ipynb  nothing has changed since it was run like this before -> again/again.ipynb\n",
  );
  expect(printed(outputsOf(readNotebook(path.join(folder, "again/again.ipynb")))[0])).toBe("11\n");
  expect(await again("--force")).toBe(
    "ok      again.ipynb  1 cells, 0.0 s -> again/again.ipynb (asked for)\n",
  );
});

const hasScript = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;
test.skipIf(!hasScript)(
  "on a terminal there is a bar, and it is gone in the end (needs script of util-linux)",
  async () => {
    const command = `'${process.execPath}' '${BIN}' run good.ipynb --force --output-dir tty; exit $?`;
    const { stdout, status } = spawnSync("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, TMPDIR: temporary },
    });
    expect(status).toBe(0);
    expect(stdout).toContain("[........................] 0/2 cells  good");
    expect(stdout).toContain("[############............] 1/2 cells  good");
    const shown = stdout.split("\r\u001b[K");
    expect(shown.at(-1)).toBe("");
    expect(shown.some((text) => text.startsWith("ok      good.ipynb  2 cells"))).toBe(true);
  },
);

/** Waits until the notebook that hangs has said which processes it and its child are. */
async function hangingPids(): Promise<number[]> {
  const file = path.join(folder, "pids");
  while (!existsSync(file) || readFileSync(file, "utf8") === "") await sleep(50);
  // The endless loop comes right behind.
  await sleep(200);
  const pids = readFileSync(file, "utf8").split(" ").map(Number);
  rmSync(file);
  return pids;
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s ends the kernels and what they have started, with status %i", async (signal, expected) => {
  const { child, ended } = start(["hangs.ipynb", "good.ipynb", "--force", "--output-dir", "stopped"]);
  const pids = await hangingPids();
  child.kill(signal);
  const { status, stderr } = await ended;
  expect(stderr).toBe("claimbook: stopped; the kernels have been ended\n");
  expect(status).toBe(expected);
  expect(await survivors(pids)).toEqual([]);
  expect(existsSync(path.join(folder, "stopped/hangs.ipynb"))).toBe(false);
  expect(readdirSync(temporary)).toEqual([]);
});

test.skipIf(!hasScript)(
  "Ctrl-C on a terminal ends the kernels and what they have started (needs script of util-linux)",
  async () => {
    const command = `'${process.execPath}' '${BIN}' run hangs.ipynb --output-dir typed`;
    const terminal = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["pipe", "pipe", "ignore"],
    });
    let shown = "";
    terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
    });
    const ended = new Promise((resolve) => terminal.on("close", resolve));
    const pids = await hangingPids();
    terminal.stdin.write("\u0003");
    expect(await ended).toBe(130);
    expect(shown).toContain("claimbook: stopped; the kernels have been ended");
    expect(await survivors(pids)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  },
);

test("SIGKILL, which nobody can catch, ends the kernels and what they have started, too, also in an endless loop", async () => {
  const { child, ended } = start(["hangs.ipynb", "--output-dir", "killed"]);
  const pids = await hangingPids();
  child.kill("SIGKILL");
  expect((await ended).signal).toBe("SIGKILL");
  expect(await survivors(pids)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

test("a timeout ends the kernel and what it has started, and is in the summary", async () => {
  const { ended } = start(["hangs.ipynb", "--output-dir", "late", "--timeout", "4"]);
  const pids = await hangingPids();
  const { status, stderr } = await ended;
  expect(stderr).toContain(
    "CellTimeoutError: the cell had not ended after 4 s, at line 3\n  > while (true);\n",
  );
  expect(status).toBe(1);
  expect(await survivors(pids)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

test("a reader of the output who goes away ends the run without a complaint", async () => {
  const { child, ended } = start(["good.ipynb", "--force", "--output-dir", "unread"]);
  child.stdout?.destroy();
  expect(await ended).toMatchObject({ status: 141, stderr: "" });
  expect(readdirSync(temporary)).toEqual([]);
});
