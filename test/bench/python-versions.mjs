import { spawnSync } from "node:child_process";

export const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";

/** What the Python report imports, and the Debian package that has it. */
const PACKAGES = {
  numpy: "python3-numpy",
  pandas: "python3-pandas",
  plotly: "python3-plotly",
  scipy: "python3-scipy",
  nbconvert: "jupyter-nbconvert",
  ipykernel: "python3-ipykernel",
};

const SCRIPT = `
import importlib, json, platform, sys
found = {"python": platform.python_version()}
for name in sys.argv[1:]:
    try:
        found[name] = importlib.import_module(name).__version__
    except ImportError:
        pass
print(json.dumps(found))`;

/** Versions of Python and of what is imported; `missing` holds the Debian packages of what is not there. */
export function pythonVersions(names = Object.keys(PACKAGES)) {
  const { status, stdout } = spawnSync(PYTHON, ["-c", SCRIPT, ...names], { encoding: "utf8" });
  const versions = status === 0 ? JSON.parse(stdout) : {};
  return { versions, missing: names.filter((name) => !(name in versions)).map((name) => PACKAGES[name]) };
}
