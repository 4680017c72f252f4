import { execFileSync } from "node:child_process";
import { findChromium } from "../find-chromium.js";
import { findJupyter } from "../jupyter/find-jupyter.js";
import { kernelspecFile } from "../jupyter/kernelspec.js";
import { kernelspecOwner, userDataFolder } from "../jupyter/registry.js";
import { type Check, fine } from "./check.js";

/** Is there a Jupyter for `npm run lab`? */
export function checkJupyter(): Check {
  const jupyter = findJupyter();
  if (jupyter)
    return fine("Jupyter", `"npm run lab" opens ${jupyter.program} ${jupyter.version} (${jupyter.path})`);
  return {
    name: "Jupyter",
    status: "warn",
    message: "there is none; only working in the notebooks needs it",
    remedy: "python3 -m pip install --user jupyterlab, or sudo apt install jupyter-notebook",
  };
}

/**
 * Which kernel do notebooks get: from `npm run lab` always this checkout's; from the user's own Jupyter what is installed.
 * @param folder the Jupyter data folder in which the kernelspec stands, by default where `claimbook kernel install` puts it
 */
export function checkKernelspec(folder = userDataFolder()): Check {
  const name = "kernelspec";
  const file = kernelspecFile(folder);
  const owner = kernelspecOwner(folder);
  const lab = '"npm run lab" brings its own';
  switch (owner.kind) {
    case "none":
      return fine(name, `${lab}; none is installed in your own Jupyter ("claimbook kernel install" does)`);
    case "own":
      return owner.current
        ? fine(name, `${lab}; installed in your own Jupyter too: ${file}`)
        : {
            name,
            status: "warn",
            message: `${file} starts another Node or another place than this checkout's`,
            remedy: 'run "npx claimbook kernel install"',
          };
    case "checkout":
      return fine(name, `${lab}; your own Jupyter starts that of ${owner.checkout} (${file})`);
    case "stranger":
      return {
        name,
        status: "warn",
        message: owner.command
          ? `${lab}; your own Jupyter starts "${owner.command}", which reports errors less well (${file})`
          : `${lab}; your own Jupyter cannot read ${file}`,
        remedy: `run "npx claimbook kernel install --force${folder === userDataFolder() ? "" : prefixOption(folder)}" to replace it`,
      };
  }
}

/** How `claimbook kernel` is told of a data folder that is not the user's, `<prefix>/share/jupyter`. */
function prefixOption(folder: string): string {
  return ` --prefix '${folder.replace(/[\\/]share[\\/]jupyter$/, "")}'`;
}

/** Is there a Chromium or Chrome that runs, to print pages as PDF? */
export function checkChromium(file = findChromium()): Check {
  const name = "Chromium";
  const remedy = "sudo apt install chromium, or install Chrome";
  if (!file)
    return {
      name,
      status: "warn",
      message: 'there is none on PATH; only "claimbook export --pdf" and the browser tests need it',
      remedy,
    };
  try {
    const version = execFileSync(file, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return fine(name, `${version.trim()}, for "claimbook export --pdf" (${file})`);
  } catch {
    return { name, status: "warn", message: `${file} does not run`, remedy };
  }
}
