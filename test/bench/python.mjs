import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** What the peers are: the current releases of PyPI. */
const REQUIREMENTS = path.join(import.meta.dirname, "requirements.txt");
/** Where they are installed: a virtual environment that git ignores. */
const FOLDER = path.join(ROOT, ".claimbook/bench-python");
const INSTALLED = path.join(FOLDER, "requirements.txt");

const text = (file) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

function succeeds(command, ...args) {
  return spawnSync(command, args, { stdio: ["ignore", 2, 2] }).status === 0;
}

/**
 * The Python that benchmarks compare with: what `PYTHON` names, else a virtual environment with the releases that requirements.txt pins. It is
 * made when it is missing or of other releases.
 * @returns the path of its program; undefined, with the reason on standard error, where it cannot be made
 */
export function benchPython() {
  if (process.env.PYTHON) return process.env.PYTHON;
  const python = path.join(FOLDER, "bin/python");
  if (text(INSTALLED) === text(REQUIREMENTS)) return python;
  process.stderr.write("the peers in Python are installed into .claimbook/bench-python\n");
  rmSync(FOLDER, { recursive: true, force: true });
  const pip = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary", ":all:"];
  if (succeeds("python3", "-m", "venv", FOLDER) && succeeds(python, ...pip, "-r", REQUIREMENTS)) {
    copyFileSync(REQUIREMENTS, INSTALLED);
    return python;
  }
  process.stderr.write("the peers in Python are left out: they could not be installed\n");
  return undefined;
}

const SCRIPT = `
import importlib, json, platform, sys
found = {"python": platform.python_version()}
for name in sys.argv[1:]:
    try:
        found[name] = importlib.import_module(name).__version__
    except ImportError:
        pass
print(json.dumps(found))`;

/**
 * Versions of a Python and of what is imported.
 * @param python as {@link benchPython} returns it
 * @returns `versions` by name, and `missing`, the names of what it does not import
 */
export function pythonVersions(python, names) {
  const { status, stdout } = spawnSync(python ?? "", ["-c", SCRIPT, ...names], { encoding: "utf8" });
  const versions = status === 0 ? JSON.parse(stdout) : {};
  return { versions, missing: names.filter((name) => !(name in versions)) };
}
