import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Kernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { ownFolders } from "./own-folders.js";
import { answering, end, freePort, LAB } from "./server.js";

const TOKEN = "of-the-lab-test";
let child: ChildProcess | undefined;

afterEach(async () => {
  if (child) await end(child, "SIGKILL");
});

describe.skipIf(!LAB)(`claimbook lab${LAB ? "" : " (skipped: no jupyter-lab; see .ci/run)"}`, () => {
  test("serves the notebooks on loopback behind a token, with this checkout's kernel, until Ctrl-C", async () => {
    const own = ownFolders();
    const port = await freePort();
    let printed = "";
    child = spawn(
      process.execPath,
      ["lib/bin/claimbook.mjs", "lab", "--no-browser", "--port", String(port), "--", "--log-level=INFO"],
      {
        // As in an active environment that has Lab and Notebook.
        env: {
          ...process.env,
          ...own.env,
          PATH: [path.dirname(LAB as string), process.env.PATH].join(path.delimiter),
          JUPYTER_TOKEN: TOKEN,
        },
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
      expect(printed).toContain(`claimbook: jupyter-lab 4.`);
      const json = async (what: string) =>
        (await (await fetch(`${base}/api/${what}?token=${TOKEN}`)).json()) as Record<string, unknown>;

      expect((await fetch(`${base}/api/kernelspecs`)).status).toBe(403);
      const { kernelspecs } = (await json("kernelspecs")) as {
        kernelspecs: { tslab: { spec: Kernelspec } };
      };
      const [node, ...rest] = kernelspecs.tslab.spec.argv;
      expect(node).toBe(process.execPath);
      expect(rest.filter((argument) => path.isAbsolute(argument)).every((file) => existsSync(file))).toBe(
        true,
      );
      const { content } = (await json("contents")) as { content: { name: string }[] };
      expect(content.map(({ name }) => name)).toEqual(expect.arrayContaining(["00-scoreboard.ipynb"]));

      const ended = new Promise((resolve) => child?.once("exit", resolve));
      // Twice: Jupyter asks the first time, and there is nobody to answer.
      child.kill("SIGINT");
      child.kill("SIGINT");
      await ended;
      await expect(fetch(`${base}/api/status`)).rejects.toThrow();
    } finally {
      own.remove();
    }
  });
});
