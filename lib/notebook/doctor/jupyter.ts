import { findChromium } from "../find-chromium.js";
import { findJupyter } from "../jupyter/find-jupyter.js";
import { kernelspecFile } from "../jupyter/kernelspec.js";
import { kernelspecOwner, userDataFolder } from "../jupyter/registry.js";
import { type Check, fine } from "./check.js";

/** Is there a Jupyter for `npm run lab`? */
export function checkJupyter(): Check {
  const jupyter = findJupyter();
  if (jupyter) return fine("Jupyter", `${jupyter.program} ${jupyter.version} (${jupyter.path})`);
  return {
    name: "Jupyter",
    status: "warn",
    message: "there is none; only working in the notebooks needs it",
    remedy: "python3 -m pip install --user jupyterlab, or sudo apt install jupyter-notebook",
  };
}

/** Which kernel do notebooks get: from `npm run lab` always this checkout's; from the user's own Jupyter what is installed. */
export function checkKernelspec(): Check {
  const name = "kernelspec";
  const folder = userDataFolder();
  const owner = kernelspecOwner(folder);
  const lab = '"npm run lab" brings its own';
  switch (owner.kind) {
    case "none":
      return fine(name, `${lab}; none is installed in your own Jupyter ("claimbook kernel install" does)`);
    case "own":
      return owner.current
        ? fine(name, `${lab}; installed in your own Jupyter too: ${kernelspecFile(folder)}`)
        : {
            name,
            status: "warn",
            message: `${kernelspecFile(folder)} starts another Node or another place than this checkout's`,
            remedy: 'run "npx claimbook kernel install"',
          };
    case "checkout":
      return fine(name, `${lab}; your own Jupyter starts that of ${owner.checkout}`);
    case "stranger":
      return {
        name,
        status: "warn",
        message: `${lab}; your own Jupyter starts "${owner.command}", which reports errors less well`,
        remedy: 'run "npx claimbook kernel install --force" to replace it',
      };
  }
}

/** Is there a Chromium for the browser tests? */
export function checkChromium(): Check {
  const file = findChromium();
  if (file) return fine("Chromium", file);
  return {
    name: "Chromium",
    status: "warn",
    message: "there is none; only the browser tests need it",
    remedy: "sudo apt install chromium, or install Chrome",
  };
}
