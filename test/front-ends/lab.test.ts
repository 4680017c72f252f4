// Takes long: JupyterLab and Notebook are started as a user has them.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Kernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { smallCheckout } from "../cli/small-checkout.js";
import { fewOrAll } from "../thorough.js";
import { condaPrefix } from "./conda-prefix.js";
import { FIXTURE } from "./notebooks.js";
import { ownFolders } from "./own-folders.js";
import { pythonWith } from "./python.js";
import { answering, end, freePort, LAB } from "./server.js";

const TOKEN = "of-the-lab-test";
const PYTHON = pythonWith("jupyterlab", "notebook", "websocket");
const missing = PYTHON ? "" : " (skipped: no Python with jupyterlab and notebook; see .ci/run)";
let child: ChildProcess | undefined;

afterEach(async () => {
  if (child) await end(child, "SIGKILL");
});

/** Kernelspecs that a user may have: a kernel of the same name, one that cannot be read, one whose program is gone. */
function putOthers(data: string): void {
  const others = {
    tslab: {
      argv: ["tslab", "kernel", "{connection_file}"],
      display_name: "TypeScript",
      language: "typescript",
    },
    broken: "{ not JSON",
    gone: { argv: ["/nowhere/python", "{connection_file}"], display_name: "Gone", language: "python" },
  };
  for (const [name, spec] of Object.entries(others)) {
    const folder = path.join(data, "kernels", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "kernel.json"), typeof spec === "string" ? spec : JSON.stringify(spec));
  }
}

const PROGRAMS: readonly (readonly [program: string, programs: readonly string[], major: string])[] = [
  ["jupyter-lab", ["jupyter-lab", "jupyter-notebook"], "4"],
  ["jupyter-notebook", ["jupyter-notebook"], "7"],
];

describe.skipIf(!LAB || !PYTHON)(`claimbook lab${missing}`, () => {
  test.each(fewOrAll(PROGRAMS.slice(0, 1), PROGRAMS))(
    "opens %s of a conda environment with %j, for a checkout whose path has spaces, with its kernel among others, until Ctrl-C",
    async (program, programs, major) => {
      const own = ownFolders();
      const conda = condaPrefix(programs);
      for (const data of [own.env.JUPYTER_DATA_DIR as string, path.join(conda.prefix, "share/jupyter")])
        putOthers(data);
      const checkout = smallCheckout("claimbook a checkout-");
      cpSync(FIXTURE, path.join(checkout.root, "notebooks/00-outputs.ipynb"));
      const port = await freePort();
      const { CLAIMBOOK_BOOK: _, ...env } = checkout.env;
      let printed = "";
      child = spawn(
        process.execPath,
        [
          path.join(checkout.root, "lib/bin/claimbook.mjs"),
          "lab",
          "--no-browser",
          "--port",
          String(port),
          "--",
          "--log-level=INFO",
        ],
        {
          cwd: checkout.root,
          env: { ...env, ...own.env, ...conda.env, JUPYTER_TOKEN: TOKEN },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding("utf8").on("data", (text: string) => {
          printed += text;
        });
      try {
        const base = `http://127.0.0.1:${port}`;
        await answering(base, TOKEN, () => printed);
        expect(printed).toContain(`claimbook: ${program} ${major}.`);
        expect(printed).toContain(`(${conda.prefix}`);
        const json = async (what: string) =>
          (await (await fetch(`${base}/api/${what}?token=${TOKEN}`)).json()) as Record<string, unknown>;

        expect((await fetch(`${base}/api/kernelspecs`)).status).toBe(403);
        const { kernelspecs } = (await json("kernelspecs")) as {
          kernelspecs: Record<string, { spec: Kernelspec }>;
        };
        expect(Object.keys(kernelspecs)).toEqual(expect.arrayContaining(["tslab", "gone"]));
        const [node, ...rest] = kernelspecs.tslab?.spec.argv ?? [];
        expect(node).toBe(process.execPath);
        const files = rest.filter((argument) => path.isAbsolute(argument));
        expect(files.some((file) => file.startsWith(checkout.root))).toBe(true);
        expect(files.filter((file) => !existsSync(file))).toEqual([]);
        const { content } = (await json("contents")) as { content: { name: string }[] };
        expect(content.map(({ name }) => name)).toEqual(["00-outputs.ipynb"]);
        const cell =
          'import { openBook } from "claimbook";\nconsole.log(openBook().claim("decade-gap").verdict, __dirname);';
        const script = path.resolve("test/front-ends/run-cell.py");
        const gave = execFileSync(PYTHON as string, [script, base, TOKEN, "tslab", cell], {
          encoding: "utf8",
        });
        expect(gave.trim()).toMatch(/^[a-z]+ /);
        expect(gave).toContain(checkout.root);

        const ended = new Promise((resolve) => child?.once("exit", resolve));
        // Twice: Jupyter asks the first time, and there is nobody to answer.
        child.kill("SIGINT");
        child.kill("SIGINT");
        await ended;
        await expect(fetch(`${base}/api/status`)).rejects.toThrow();
      } finally {
        own.remove();
        conda.remove();
        checkout.remove();
      }
    },
  );
});
