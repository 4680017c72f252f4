import { expect, test } from "vitest";
import { lockedPackages } from "./installed-packages.js";

const installed = lockedPackages();

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
    ["node_modules/cpi-june-2024", "examples/cpi-june-2024/claims"],
    ["node_modules/request", "lib/shims/request"],
    ["node_modules/rollup", "lib/shims/rollup"],
    ["node_modules/small-caps-july-2024", "claims"],
  ]);
});
