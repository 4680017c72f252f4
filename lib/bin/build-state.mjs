// What the library is built from, and what it was built from last. Times of files are only a short cut to "nothing has changed": a file
// dated in the future, a fresh copy of the checkout or one unpacked anew counts by what it holds.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const lib = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
/** Written as the last step of a build: without it the build is not whole. */
const stamp = path.join(lib, "dist/build.json");
const bundle = path.join(lib, "dist/bundle/main.js");
/** The build bundles packages as well. */
const installed = path.join(lib, "../node_modules/.package-lock.json");

const isSource = (entry) =>
  entry.isFile() &&
  /\.(?:ts|mjs)$|^(?:tsconfig|package)\.json$/.test(entry.name) &&
  !/[\\/](?:dist|node_modules|templates)(?:[\\/]|$)/.test(entry.parentPath.slice(lib.length));

function sources() {
  const files = readdirSync(lib, { recursive: true, withFileTypes: true })
    .filter(isSource)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return existsSync(installed) ? [...files, installed] : files;
}

/** The state of the sources: of their times and sizes, which is quickly had, and of their content. */
export function sourceState() {
  const files = sources();
  const seen = createHash("sha256");
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    seen.update(`${path.relative(lib, file)} ${Math.round(mtimeMs)} ${size}\n`);
  }
  return {
    seen: seen.digest("hex"),
    get content() {
      const content = createHash("sha256");
      for (const file of files) content.update(`${path.relative(lib, file)}\n`).update(readFileSync(file));
      return content.digest("hex");
    },
  };
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, "utf8")) ?? {};
  } catch {
    return {};
  }
}

/** Begins a build: whatever becomes of it, the last one does not count as whole any more. */
export function beginBuild() {
  rmSync(stamp, { recursive: true, force: true });
}

/** Notes that the library was built from a state. */
export function noteBuild({ seen, content }) {
  writeFileSync(stamp, JSON.stringify({ seen, content }));
}

/** Is the library to be built? What was touched and is the same is noted, so that it is not read again. */
export function needsBuild({ note = true } = {}) {
  const built = readStamp();
  if (!existsSync(bundle)) return true;
  const now = sourceState();
  if (built.seen === now.seen) return false;
  if (built.content !== now.content) return true;
  try {
    if (note) noteBuild(now);
  } catch {
    // It is compared again the next time.
  }
  return false;
}
