import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { findJupyter } from "../notebook/jupyter/find-jupyter.js";
import { jupyterCommand, projectDataFolder } from "../notebook/jupyter/jupyter-command.js";
import { writeKernelspec } from "../notebook/jupyter/kernelspec.js";
import { noteLab } from "../notebook/jupyter/running-labs.js";
import { bookRoot } from "../platform/book-folder.js";
import { checkRoot } from "../platform/package-root.js";
import { runFiles } from "../platform/run-files.js";
import { UserError } from "../platform/user-error.js";
import { portNumber, signalStatus } from "./options.js";

const HOW_TO_GET_JUPYTER = [
  "there is no Jupyter on this machine, neither on PATH nor where Debian, pip, venv and conda put it. Get one of:",
  "  python3 -m pip install --user jupyterlab      (or in a virtual environment)",
  "  sudo apt install jupyter-notebook             (Debian, Ubuntu)",
  "  conda install -c conda-forge jupyterlab",
  'then run this again. "npm start" needs no Jupyter: it runs the notebooks and writes them as pages.',
].join("\n");

interface LabFlags {
  readonly port?: number;
  readonly browser: boolean;
}

/** Runs a program in the foreground until it ends; the result is its exit status as a shell counts it. */
function runInForeground(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: bookRoot(), env, stdio: "inherit" });
    const forget = child.pid === undefined ? () => {} : noteLab(child.pid);
    const pass = (signal: NodeJS.Signals) => {
      // A terminal sends Ctrl-C to both, and Jupyter takes a second one for "at once".
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, pass);
    const end = () => {
      for (const signal of signals) process.off(signal, pass);
      forget();
    };
    child.once("error", (error) => {
      end();
      reject(new UserError(`${file} does not start (${error.message})`));
    });
    child.once("exit", (status, signal) => {
      end();
      resolve(status ?? signalStatus(signal));
    });
  });
}

/**
 * The subcommand `claimbook lab`.
 * @param find what finds Jupyter
 */
export function labCommand(find = findJupyter): Command {
  return new Command("lab")
    .description("open the notebooks in JupyterLab, or in Jupyter Notebook if there is no Lab")
    .argument("[arguments...]", "arguments after -- are passed to Jupyter")
    .option("--port <n>", "port to listen on (default: Jupyter's own, 8888 or the next free one)", portNumber)
    .option("--no-browser", "only print the address")
    .action(async (extra: string[], flags: LabFlags) => {
      const folder = runFiles(bookRoot()).notebooks;
      if (!existsSync(folder))
        throw new UserError(
          `there is no folder ${folder}; "claimbook new notebook 01-my-note" writes a notebook there`,
        );
      checkRoot();
      const jupyter = find();
      if (!jupyter) throw new UserError(HOW_TO_GET_JUPYTER);
      const spec = writeKernelspec(projectDataFolder());
      console.error(`claimbook: ${jupyter.program} ${jupyter.version} (${jupyter.path})`);
      console.error(`claimbook: kernel for this project only: ${path.relative("", spec)}`);
      const { args, env } = jupyterCommand(folder, { ...flags, extra });
      process.exitCode = await runInForeground(jupyter.path, args, env);
    });
}
