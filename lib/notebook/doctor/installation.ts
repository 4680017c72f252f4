import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { bookRoot } from "../../platform/book-folder.js";
import { packageRoot, packageVersion } from "../../platform/package-root.js";
import { type Check, fine } from "./check.js";

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function atLeast(version: string, needed: string): boolean {
  const [have, want] = [version, needed].map((text) => text.split(".").map(Number)) as [number[], number[]];
  const at = want.findIndex((part, index) => have[index] !== part);
  return at < 0 || (have[at] ?? 0) > (want[at] as number);
}

/** Is this Node new enough for the library, which kernels load by `require`? */
export function checkNode(version = process.versions.node): Check {
  const { engines } = json(path.join(packageRoot("claimbook"), "package.json")) as {
    engines: { node: string };
  };
  const needed = engines.node.replace(/^>=/, "");
  if (atLeast(version, needed)) return fine("Node", `${version} (${process.execPath})`);
  return {
    name: "Node",
    status: "fail",
    message: `${version} is older than ${needed}`,
    remedy: `install Node ${needed} or later from https://nodejs.org`,
  };
}

interface Package {
  readonly version?: string;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

type Packages = Readonly<Record<string, Package>>;

/** A start installs none of these: `npm ci --omit=dev --omit=peer`. */
const isTool = ({ dev, peer }: Package) => dev === true || peer === true;

/** The packages of a lock file that are not as it says, by their names; of its own folders, which it lists as well, none. */
function namesOf(locked: Packages, isOdd: (one: Package, where: string) => boolean): string[] {
  return Object.entries(locked)
    .filter(([where, one]) => /(?:^|\/)node_modules\//.test(where) && isOdd(one, where))
    .map(([where]) => where.replace(/^.*node_modules\//, ""));
}

/**
 * The packages that are missing or of another version than the lock file says; optional ones may be missing, as they
 * are for other platforms, and so may development tools.
 */
export function differingPackages(locked: Packages, installed: Packages): string[] {
  return namesOf(locked, (one, where) => {
    const there = installed[where];
    return there ? there.version !== one.version : !one.optional && !isTool(one);
  });
}

/** The development tools that are not installed. */
export function missingTools(locked: Packages, installed: Packages): string[] {
  return namesOf(locked, (one, where) => isTool(one) && !one.optional && !installed[where]);
}

/** The packages that a lock file of npm lists; undefined where it is missing or none. */
function packagesIn(file: string): Packages | undefined {
  try {
    return (json(file) as { readonly packages?: Packages } | null)?.packages;
  } catch {
    return undefined;
  }
}

/** Do the installed packages agree with the lock file? */
export function checkPackages(root = bookRoot()): Check {
  const name = "packages";
  const remedy = 'run "npm ci"';
  const installed = packagesIn(path.join(root, "node_modules/.package-lock.json"));
  if (!installed)
    return {
      name,
      status: "fail",
      message: "node_modules does not say what is installed in it: another tool than npm has made it",
      remedy,
    };
  const locked = packagesIn(path.join(root, "package-lock.json"));
  if (!locked)
    return {
      name,
      status: "fail",
      message: "package-lock.json is missing or damaged: it says which packages belong here",
      remedy: 'restore it with "git checkout -- package-lock.json"',
    };
  const differing = differingPackages(locked, installed);
  const tools = missingTools(locked, installed).length;
  const without = tools > 0 ? `; left out for development: ${tools}, "npm install" adds them` : "";
  if (differing.length === 0)
    return fine(name, `${Object.keys(installed).length} as package-lock.json says${without}`);
  const some = differing.slice(0, 3).join(", ");
  return {
    name,
    status: "fail",
    message: `${differing.length} differ from package-lock.json: ${some}${differing.length > 3 ? ", ..." : ""}`,
    remedy,
  };
}

/** Is the built library as new as its sources? The script that builds it before `npm start` says so; an installed package has none. */
export function checkBuild(): Check {
  const engine = packageRoot("claimbook");
  if (!existsSync(path.join(engine, "tsconfig.json")))
    return fine("library", `claimbook ${packageVersion("claimbook")}`);
  const script = path.join(engine, "bin/prepare.mjs");
  const answer = execFileSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  const { build } = JSON.parse(answer) as { readonly build: boolean };
  if (!build) return fine("library", "lib/dist is as new as its sources");
  return {
    name: "library",
    status: "warn",
    message: "lib/dist is older than the sources in lib/: kernels and this command run the old code",
    remedy: 'run "npm run build" and restart the kernels ("npm start" does so by itself)',
  };
}
