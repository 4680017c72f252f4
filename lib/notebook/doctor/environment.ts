import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { FIGURES_FILE, KERNEL_NAME } from "../ipynb/kernel-name.js";
import type { JupyterEnvironment } from "../jupyter/jupyter-environments.js";
import { kernelspecOwner } from "../jupyter/registry.js";
import { isOf, type JupyterProgram } from "../jupyter/tested-versions.js";
import { loaderScript } from "../show/loader.js";
import { askJupyter, type JupyterAnswer } from "./ask-jupyter.js";
import { type Check, fine } from "./check.js";
import { checkKernelspec } from "./jupyter.js";
import { TEST_CELL, TEST_CELL_PRINTS } from "./test-cell.js";

/** Was a program tested in the version that is installed? */
export function checkVersion(
  { distribution, name, tested }: JupyterProgram,
  version: string,
  file: string,
): Check {
  const series = tested.find((one) => isOf(version, one));
  if (series !== undefined) return fine(name, `${version}, tested with ${series} (${file})`);
  const [newest = ""] = tested;
  const message = `${version} is not what was tested, ${newest} (${file})`;
  if (Number.parseInt(version, 10) >= Number.parseInt(newest, 10)) return fine(name, message);
  return {
    name,
    status: "warn",
    message,
    remedy: `should something not work: python3 -m venv .venv && .venv/bin/pip install "${distribution}>=${newest}"`,
  };
}

/** Does the script for figures lie beside a kernelspec, from where the pages of a Jupyter server fetch it? */
export function checkFigures(folder: string): Check {
  const name = "figures";
  const file = path.join(folder, FIGURES_FILE);
  const remedy = 'run "npx claimbook kernel install"';
  if (!existsSync(file))
    return {
      name,
      status: "warn",
      message: `${file} is missing: figures in notebooks stay pictures`,
      remedy,
    };
  const script = readFileSync(file, "utf8");
  if (script !== loaderScript())
    return { name, status: "warn", message: `${file} is of another version than this Claimbook`, remedy };
  return fine(name, `plotly.js lies beside the kernelspec, ${Math.round(script.length / 1000)} kB (${file})`);
}

/** Did the kernel answer a cell that Jupyter's own client sent? */
export function checkAnswer(python: string, { answer }: Pick<JupyterAnswer, "answer">): Check {
  const name = "Jupyter";
  if ("printed" in answer && answer.printed === TEST_CELL_PRINTS)
    return fine(
      name,
      `${python} started the kernel, which answered a cell in ${answer.seconds.toFixed(1)} s`,
    );
  const said =
    "error" in answer ? answer.error : `a cell that gives ${TEST_CELL_PRINTS} gave ${answer.printed}`;
  return {
    name,
    status: "fail",
    message: `the kernel does not answer the Jupyter of ${python}: ${said}`,
    remedy:
      'look at what "kernel" says above; where that is well, open a notebook with "npm run lab" to see more',
  };
}

/** Which kernel do the notebooks of a Jupyter get, and with them nbconvert and papermill? */
function checkSeen(folder: string | null, python: string): Check[] {
  // kernels/tslab below the data folder.
  if (folder !== null) return [checkKernelspec(path.dirname(path.dirname(folder))), ...figuresOf(folder)];
  return [
    {
      name: "kernelspec",
      status: "warn",
      message: `the Jupyter of ${python} knows no "${KERNEL_NAME}": "npm run lab" brings its own, nbconvert and papermill have none`,
      remedy: 'run "npx claimbook kernel install"',
    },
  ];
}

/** Somebody else's kernelspec has no such script. */
function figuresOf(folder: string): Check[] {
  return kernelspecOwner(path.dirname(path.dirname(folder))).kind === "own" ? [checkFigures(folder)] : [];
}

/** All that is to be known of one Jupyter. The kernelspec of `claimbook lab` has to be written. */
export async function checkEnvironment({ python, programs }: JupyterEnvironment): Promise<Check[]> {
  let seen: JupyterAnswer;
  try {
    seen = await askJupyter(python, TEST_CELL);
  } catch (error) {
    const [first] = programs;
    return [
      {
        name: "Jupyter",
        status: "warn",
        message: `${python}, which runs ${first?.path}, does not answer: ${(error as Error).message.trim().split("\n").at(-1)}`,
        remedy: `${python} -m pip install --upgrade jupyter_client, or remove ${first?.path}`,
      },
    ];
  }
  const versions = programs.flatMap((one) => {
    const version = seen.versions[one.distribution];
    return version ? [checkVersion(one, version, one.path)] : [];
  });
  return [...versions, ...checkSeen(seen.folder, python), checkAnswer(python, seen)];
}
