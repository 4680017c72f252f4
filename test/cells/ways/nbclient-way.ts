import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Output } from "../../../lib/notebook/ipynb/notebook.js";
import { injectParameters } from "../../../lib/notebook/ipynb/parameters.js";
import { projectDataFolder } from "../../../lib/notebook/jupyter/jupyter-command.js";
import { writeKernelspec } from "../../../lib/notebook/jupyter/kernelspec.js";
import { portableEnvironment } from "../../../lib/platform/workers/portable-environment.js";
import { pythonWith } from "../../front-ends/python.js";
import type { CellCase } from "../notation.js";
import { cellId, notebookOfCase } from "./case-notebook.js";
import { type CellOutcome, outcomeOf } from "./outcome.js";
import { type CaseRunner, RUNNERS, type Way } from "./way.js";

interface Answer {
  readonly id: number;
  readonly error?: string;
  readonly cells?: readonly {
    readonly id: string;
    readonly execution_count: number | null;
    readonly outputs: readonly Output[];
  }[];
}

const PYTHON = pythonWith("nbclient", "nbformat", "jupyter_client");

/** The one Python process, which runs the notebooks of all folders. */
class Nbclient {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #count = 0;
  users = 0;

  constructor(python: string) {
    writeKernelspec(projectDataFolder());
    const script = path.join(import.meta.dirname, "nbclient_way.py");
    this.#child = spawn(python, [script], {
      env: { ...portableEnvironment(), JUPYTER_PATH: projectDataFolder() },
    });
    let said = "";
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = `${said}${text}`.slice(-2000);
    });
    createInterface(this.#child.stdout).on("line", (line) => {
      const answer = JSON.parse(line) as Answer;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#child.once("exit", (status) => {
      for (const [id, answer] of this.#waiting) answer({ id, error: `ended with ${status}: ${said}` });
    });
  }

  ask(folder: string, notebook: object): Promise<Answer> {
    this.#count += 1;
    const id = this.#count;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#child.stdin.write(`${JSON.stringify({ id, folder, notebook })}\n`);
    });
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin.end();
    await ended;
  }
}

let shared: Nbclient | undefined;

class NbclientRunner implements CaseRunner {
  readonly #folder: string;
  readonly #nbclient: Nbclient;

  constructor(folder: string, nbclient: Nbclient) {
    this.#folder = folder;
    this.#nbclient = nbclient;
    nbclient.users += 1;
  }

  async run(one: CellCase): Promise<readonly CellOutcome[]> {
    const { error, cells = [] } = await this.#nbclient.ask(
      this.#folder,
      injectParameters(notebookOfCase(one), one.params ?? {}),
    );
    if (error !== undefined) throw new Error(error);
    return one.cells.map((_, index) => {
      const cell = cells.find(({ id }) => id === cellId(index));
      return outcomeOf(cell?.outputs ?? [], { executionCount: cell?.execution_count ?? null });
    });
  }

  async close(): Promise<void> {
    this.#nbclient.users -= 1;
    if (this.#nbclient.users > 0) return;
    if (shared === this.#nbclient) shared = undefined;
    await this.#nbclient.end();
  }
}

/** nbclient, which runs the cells of nbconvert, papermill and Jupyter Book. */
export const NBCLIENT: Way = {
  name: "nbclient",
  missing: PYTHON ? undefined : "no Python with nbclient; see .ci/run",
  hasLines: true,
  seesMetadata: false,
  jobs: RUNNERS,
  async open(folder) {
    shared ??= new Nbclient(PYTHON as string);
    return new NbclientRunner(folder, shared);
  },
};
