import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface LockEntry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly version?: string;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, LockEntry>;
};
const installed = Object.entries(lock.packages).filter(([path]) => path.includes("node_modules/"));

test("package-lock.json resolves every package from the registry, by version and hash, and from nowhere else", () => {
  const registry = installed.filter(([, entry]) => !entry.link);
  expect(registry.length).toBeGreaterThan(100);
  for (const [path, entry] of registry) {
    expect(entry.integrity, `${path} has a hash`).toMatch(/^sha\d+-/);
    expect(entry.version, `${path} has a plain version`).toMatch(/^\d+\.\d+\.\d+/);
    expect(entry.resolved, `${path} names no address of its own`).toBeUndefined();
  }
});

test("the only links in package-lock.json are this checkout's own workspaces", () => {
  const links = installed.filter(([, entry]) => entry.link).map(([path, entry]) => [path, entry.resolved]);
  expect(links).toEqual([
    ["node_modules/@tensorflow/tfjs-node", "lib/shims/tfjs-node"],
    ["node_modules/claimbook", "lib"],
  ]);
});

test("no package runs a script of its own at install time without being named in package.json", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
    allowScripts: Record<string, boolean>;
  };
  const scripted = Object.entries(lock.packages)
    .filter(([, entry]) => "hasInstallScript" in entry && !("optional" in entry))
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
  expect(Object.keys(manifest.allowScripts)).toEqual([...new Set(scripted)]);
});
