import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

const LOCK = "package-lock.json";

function run(cwd, command, ...args) {
  execFileSync(command, args, { cwd, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
}

/** The files of the working tree that git knows or would take in. */
function copyWorkingTree(root, folder) {
  const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z"];
  const files = execFileSync("git", listed, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  const deleted = execFileSync("git", ["ls-files", "--deleted", "-z"], { cwd: root, encoding: "utf8" });
  const gone = new Set(deleted.split("\0"));
  for (const file of files)
    if (!gone.has(file)) cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
}

/** Packages as links to those that are installed; those of the workspace are the copy's own. */
function linkPackages(root, folder) {
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of readdirSync(path.join(root, "node_modules"))) {
    const installed = path.join(root, "node_modules", name);
    const target = lstatSync(installed).isSymbolicLink() ? readlinkSync(installed) : installed;
    symlinkSync(target, path.join(folder, "node_modules", name));
  }
  // Packages that the library has in another version.
  const own = path.join("lib", "node_modules");
  if (existsSync(path.join(root, own))) symlinkSync(path.join(root, own), path.join(folder, own));
}

/**
 * A tree of this repository, built in a temporary folder.
 * @param revision the commit; undefined: the working tree
 * @returns its folder, and `remove`, which deletes it
 */
export function builtTree(root, revision) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-compare-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (revision === undefined) copyWorkingTree(root, folder);
    else {
      run(root, "git", "clone", "--quiet", "--shared", "--no-checkout", root, folder);
      run(folder, "git", "checkout", "--quiet", "--detach", revision);
    }
    const lock = (at) => readFileSync(path.join(at, LOCK), "utf8");
    if (lock(root) === lock(folder)) linkPackages(root, folder);
    else run(folder, "npm", "ci", "--ignore-scripts", "--prefer-offline", "--silent");
    run(folder, "npm", "run", "build", "--silent", "-w", "lib");
    run(folder, process.execPath, "lib/bin/claimbook.mjs", "build");
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
