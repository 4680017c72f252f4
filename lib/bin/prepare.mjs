// Makes a checkout ready to run, with nothing but Node: installs when node_modules is missing or older
// than the lock file, builds the library when lib/dist is missing or older than its sources. With --build it does nothing
// but build, whatever the times of the files say.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const lib = path.join(root, "lib");
const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** Newest modification time of the library's sources. */
function newestSource() {
  const sources = readdirSync(lib, { recursive: true, withFileTypes: true }).filter(
    (entry) =>
      entry.isFile() &&
      /\.ts$/.test(entry.name) &&
      !/[\\/](dist|node_modules)([\\/]|$)/.test(entry.parentPath.slice(lib.length)),
  );
  const files = sources.map((entry) => path.join(entry.parentPath, entry.name));
  return Math.max(
    ...["tsconfig.json", "bin/bundle.mjs"].map((file) => time(path.join(lib, file))),
    ...files.map(time),
  );
}

function run(what, args) {
  console.error(`claimbook: ${what} (npm ${args.join(" ")})`);
  const npm = process.env.npm_execpath
    ? { command: process.execPath, args: [process.env.npm_execpath, ...args], shell: false }
    : { command: "npm", args, shell: process.platform === "win32" };
  const done = spawnSync(npm.command, npm.args, {
    cwd: root,
    shell: npm.shell,
    // Standard output belongs to the command that follows.
    stdio: ["ignore", 2, 2],
  });
  if (done.status !== 0) {
    console.error(`claimbook: ${what} failed; run "npm ${args.join(" ")}" to see why`);
    process.exit(done.status ?? 1);
  }
}

const buildLibrary = () => run("building the library", ["run", "build", "-w", "lib"]);
const install =
  time(path.join(root, "node_modules/.package-lock.json")) < time(path.join(root, "package-lock.json"));
const build = time(path.join(lib, "dist/bundle/main.js")) < newestSource();

if (process.argv.includes("--check")) {
  // For `claimbook doctor`: what would be done, and nothing is.
  console.log(JSON.stringify({ install, build }));
} else if (process.argv.includes("--build")) {
  // For `claimbook watch`, which has seen what changed.
  buildLibrary();
} else {
  if (install) run("installing the dependencies", ["ci", "--ignore-scripts"]);
  if (build && !process.argv.includes("--no-build")) buildLibrary();
}
