// Makes a checkout ready to run, with nothing but Node: installs when node_modules is missing or older than the lock file, which is then
// another one than was installed; builds the library when lib/dist is missing, not whole, or made of other sources. With --build it does
// nothing but build. A start does without the development tools, more than half of all; --tools adds those that are missing.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { needsBuild } from "./build-state.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** The lock file that was installed last, by its hash: its time may lie in the future, or be that of a fresh copy. */
const installedFrom = path.join(root, "node_modules/.claimbook-lock");

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const lockHash = () =>
  createHash("sha256")
    .update(textOf(path.join(root, "package-lock.json")))
    .digest("hex");

function needsInstall() {
  const installed = time(path.join(root, "node_modules/.package-lock.json"));
  if (installed >= time(path.join(root, "package-lock.json"))) return false;
  return installed === 0 || textOf(installedFrom) !== lockHash();
}

/** The development tools that are not installed: what the checkout's package.json asks for besides what a start needs. */
function missingTools() {
  const { devDependencies, peerDependencies } = JSON.parse(textOf(path.join(root, "package.json")) || "{}");
  return Object.keys({ ...devDependencies, ...peerDependencies }).filter(
    (name) => !existsSync(path.join(root, "node_modules", name)),
  );
}

/** Whether tools are installed, by the list that npm keeps of what is there. */
function hasTools() {
  const { packages = {} } = JSON.parse(textOf(path.join(root, "node_modules/.package-lock.json")) || "{}");
  return Object.values(packages).some(({ dev }) => dev);
}

/** Where the tools were installed before, they are again. */
function install({ tools }) {
  const all = tools || hasTools();
  const omitted = all ? [] : ["--omit=dev", "--omit=peer"];
  run("installing the dependencies", ["ci", "--ignore-scripts", ...omitted]);
  noteInstall();
}

/** Adds to what is there, by the lock file, which stays as it is. */
function addTools(missing) {
  console.error(`claimbook: the development tools ${missing.join(", ")} are missing`);
  const all = ["--include=dev", "--include=peer"];
  run("adding the development tools", ["install", "--ignore-scripts", "--no-save", ...all]);
  noteInstall();
}

function noteInstall() {
  try {
    writeFileSync(installedFrom, lockHash());
  } catch {
    // The times of the files tell the next time.
  }
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

/** The book's own code is compiled by the library. */
function buildBook() {
  const { status } = spawnSync(process.execPath, [path.join(root, "lib/bin/claimbook.mjs"), "build"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

const args = new Set(process.argv.slice(2));

if (args.has("--check")) {
  // For `claimbook doctor`: what would be done, and nothing is.
  console.log(JSON.stringify({ install: needsInstall(), build: needsBuild({ note: false }) }));
} else if (args.has("--build")) {
  // For `claimbook watch`: a claim that has changed leaves the library as it is.
  if (needsBuild()) buildLibrary();
  if (existsSync(path.join(root, "claimbook.config.ts"))) buildBook();
} else {
  const tools = args.has("--tools");
  if (needsInstall()) install({ tools });
  const missing = tools ? missingTools() : [];
  if (missing.length > 0) addTools(missing);
  if (!args.has("--no-build") && needsBuild()) buildLibrary();
}
