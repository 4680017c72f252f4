import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";

/** An argument that will not do. */
export class ArgumentError extends Error {}

const git = (root, ...args) =>
  execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** The commit to compare with. */
function baseOf(root, given) {
  if (given === undefined) {
    try {
      return git(root, "describe", "--tags", "--abbrev=0", "--match", "v*");
    } catch {
      throw new ArgumentError("there is no release yet, no tag v*; name a revision with --base");
    }
  }
  try {
    git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", `${given}^{commit}`);
    return given;
  } catch {
    throw new ArgumentError(`--base ${given} is no revision of this repository`);
  }
}

/**
 * What `bench:compare` is asked for.
 * @param workloads names of those that there are
 * @returns `base`, a revision; `pairs`, how many; `only`, the workloads to run
 * @throws ArgumentError that says what to write instead
 */
export function compareArguments(args, { root, workloads }) {
  const { values } = parseArgs({
    args,
    options: {
      base: { type: "string" },
      pairs: { type: "string", default: "6" },
      only: { type: "string", default: workloads.join(",") },
    },
  });
  const pairs = Number(values.pairs);
  if (!(Number.isInteger(pairs) && pairs >= 3))
    throw new ArgumentError(`--pairs ${values.pairs} will not do; write a whole number of 3 or more`);
  const only = values.only.split(",");
  const unknown = only.find((name) => !workloads.includes(name));
  if (unknown !== undefined)
    throw new ArgumentError(`there is no workload ${unknown}; choose of ${workloads.join(", ")}`);
  return { base: baseOf(root, values.base), pairs, only };
}
