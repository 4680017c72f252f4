import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { benchPython, pythonVersions } from "../python.mjs";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const DENO_VERSION = "2.9.6";
const SMALL = "const x = 1 + 1; x";
const LIBRARY = 'import { openBook, lineChart, show, table } from "claimbook"';
const TABLE = 'show(table([{ name: "a", value: 1 }, { name: "b", value: 2 }]))';

const manifest = (folder) => JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

/** The kernel as it is registered with a user's Jupyter. */
function claimbook(folder) {
  const command = [path.join(ROOT, "lib/bin/claimbook.mjs"), "kernel", "install", "--prefix", folder];
  execFileSync(process.execPath, command, { stdio: "ignore" });
  const { argv, env } = JSON.parse(
    readFileSync(path.join(folder, "share/jupyter/kernels/tslab/kernel.json"), "utf8"),
  );
  return {
    version: manifest(path.join(ROOT, "lib")).version,
    argv,
    env,
    library: LIBRARY,
    small: SMALL,
    table: TABLE,
  };
}

function tslab() {
  const own = path.join(ROOT, "node_modules/tslab");
  const argv = [
    process.execPath,
    path.join(own, "bin/tslab"),
    "kernel",
    "--config-path",
    "{connection_file}",
  ];
  return { version: manifest(own).version, argv, library: LIBRARY, small: SMALL, table: TABLE };
}

function ipykernel() {
  const python = benchPython();
  const { versions, missing } = pythonVersions(python, ["ipykernel", "pandas", "plotly"]);
  if (missing.length > 0) return { absent: `there is no Python with ${missing.join(", ")}` };
  return {
    version: versions.ipykernel,
    argv: [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    library: "import pandas as pd\nimport plotly.graph_objects as go",
    small: "x = 1 + 1; x",
    table: 'pd.DataFrame({"name": ["a", "b"], "value": [1, 2]})',
  };
}

/** From the npm registry into the temporary folder. The platform's package holds the program itself: its scripts need not run. */
function deno(folder) {
  mkdirSync(folder);
  writeFileSync(path.join(folder, "package.json"), "{}");
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", `deno@${DENO_VERSION}`];
  const installed = spawnSync("npm", args, {
    cwd: folder,
    stdio: "ignore",
    shell: process.platform === "win32",
  });
  const platform = `${process.platform}-${process.arch}${process.platform === "linux" ? "-glibc" : ""}`;
  const program = path.join(folder, "node_modules/@deno", platform, "deno");
  if (installed.status !== 0 || !existsSync(program))
    return { absent: `npm install deno@${DENO_VERSION} gives no program for ${platform} here` };
  return {
    version: DENO_VERSION,
    argv: [program, "jupyter", "--kernel", "--conn", "{connection_file}"],
    env: { DENO_DIR: path.join(folder, "cache"), DENO_NO_UPDATE_CHECK: "1" },
    // claimbook's library loads, but shows on its own kernels only.
    library: 'import { openBook, lineChart } from "claimbook"; import { table } from "arquero"',
    small: SMALL,
    table: 'Deno.jupyter.html([table({ name: ["a", "b"], value: [1, 2] }).toHTML()])',
  };
}

/** The contestants by name: kernelspec and cells, or `absent`, which says why. */
export function kernels(folder) {
  return {
    claimbook: claimbook(path.join(folder, "claimbook")),
    tslab: tslab(),
    ipykernel: ipykernel(),
    deno: deno(path.join(folder, "deno")),
  };
}

/** Where the cells run: from here claimbook's library is found. */
export const CWD = path.join(ROOT, "notebooks");
