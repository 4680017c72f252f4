import { type ChildProcess, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { jupyterCommand, projectDataFolder } from "../../lib/notebook/jupyter/jupyter-command.js";
import { writeKernelspec } from "../../lib/notebook/jupyter/kernelspec.js";
import { ownFolders } from "./own-folders.js";
import { jupyterProgram } from "./python.js";

export const LAB = jupyterProgram("jupyter-lab", 4);
export const NOTEBOOK = jupyterProgram("jupyter-notebook", 7);
export const NBCONVERT = jupyterProgram("jupyter-nbconvert", 7);
/** What its reached end of life leaves on many machines: Debian has it. */
export const OLD_NOTEBOOK = jupyterProgram("jupyter-notebook", 6);
/** The pages of Lab and of Notebook 7 let a script run their commands. */
const EXPOSED = ["LabApp", "JupyterNotebookApp"].map((app) => `--${app}.expose_app_in_browser=True`);

const TOKEN = "only-for-this-test";
const START_MS = 180_000;
const STOP_MS = 15_000;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Ends a process that a test has started, and says whether it went when asked. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const ended = new Promise<boolean>((resolve) => child.once("exit", () => resolve(true)));
  child.kill(signal);
  const went = await Promise.race([ended, sleep(STOP_MS, false)]);
  if (!went) child.kill("SIGKILL");
  await ended;
  return went;
}

export interface Server {
  /** Address of a page or an answer, with the token. */
  url(path: string): string;
  stop(): Promise<void>;
}

/** Waits until a Jupyter server answers. @throws Error with what it printed when it does not */
export async function answering(base: string, token: string, printed: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(`${base}/api/status?token=${token}`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error(`Jupyter does not answer:\n${printed()}`);
}

/** Jupyter on a folder, started from elsewhere. @param program Notebook or Lab */
export async function startServer(folder: string, program: string | undefined): Promise<Server> {
  if (!program) throw new Error("there is no Jupyter to start");
  writeKernelspec(projectDataFolder());
  const own = ownFolders();
  const port = await freePort();
  const { args, env } = jupyterCommand(folder, {
    port,
    browser: false,
    extra: program === OLD_NOTEBOOK ? [] : EXPOSED,
  });
  const log = path.join(own.env.HOME as string, "log");
  const out = openSync(log, "w");
  const child = spawn(program, args, {
    cwd: os.tmpdir(),
    env: { ...env, ...own.env, JUPYTER_TOKEN: TOKEN },
    stdio: ["ignore", out, out],
  });
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    own.remove();
  };
  try {
    await answering(base, TOKEN, () => readFileSync(log, "utf8"));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: (page) => `${base}/${page}?token=${TOKEN}`, stop };
}
