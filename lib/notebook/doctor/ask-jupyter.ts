import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { bookRoot } from "../../platform/book-folder.js";
import { assetFolder } from "../assets.js";
import { KERNEL_NAME } from "../ipynb/kernel-name.js";
import { projectDataFolder } from "../jupyter/jupyter-command.js";
import { JUPYTER_PROGRAMS } from "../jupyter/tested-versions.js";

/** What the Jupyter of one Python sees. */
export interface JupyterAnswer {
  /** The version of each package of {@link JUPYTER_PROGRAMS}, null where it is not installed. */
  readonly versions: Readonly<Record<string, string | null>>;
  /** The folder of the kernelspec that a notebook gets there without `claimbook lab`; null where there is none. */
  readonly folder: string | null;
  /** What a cell printed in this checkout's kernel, started by that Jupyter's own client, and after how many seconds. */
  readonly answer: { readonly printed: string; readonly seconds: number } | { readonly error: string };
}

const ANSWER_MS = 180_000;

/**
 * Asks the Jupyter of a Python what it sees of the kernel, and starts one with its own client. The kernelspec of `claimbook lab` has to be
 * written.
 * @throws Error with what Python printed when it or its jupyter_client does not run
 */
export async function askJupyter(python: string, cell: string): Promise<JupyterAnswer> {
  const script = path.join(assetFolder(), "ask-jupyter.py");
  const packages = JUPYTER_PROGRAMS.map(({ distribution }) => distribution);
  const { stdout } = await promisify(execFile)(
    python,
    [script, KERNEL_NAME, projectDataFolder(), bookRoot(), cell, ...packages],
    { timeout: ANSWER_MS, killSignal: "SIGKILL" },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as JupyterAnswer;
}
