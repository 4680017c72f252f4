import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import {
  checkBuild,
  checkNode,
  checkPackages,
  differingPackages,
  missingTools,
} from "../../../lib/notebook/doctor/installation.js";

test.each([
  ["20.19.0", "ok"],
  ["20.20.1", "ok"],
  ["22.1.0", "ok"],
  ["20.18.9", "fail"],
  ["18.20.0", "fail"],
] as const)("checkNode calls Node %s %s", (version, status) => {
  const check = checkNode(version);
  expect(check.status).toBe(status);
  if (status === "fail") expect(check.remedy).toContain("20.19");
});

test("differingPackages names what is missing or of another version, by the package's name", () => {
  const locked = {
    "": { version: "0.1.0" },
    lib: { version: "0.1.0" },
    "node_modules/same": { version: "1.0.0" },
    "node_modules/other": { version: "2.0.0" },
    "node_modules/a/node_modules/@b/missing": { version: "1.0.0" },
    "lib/node_modules/of-the-library": { version: "1.0.0" },
    "node_modules/for-another-platform": { version: "1.0.0", optional: true },
    "node_modules/tool": { version: "1.0.0", dev: true },
    "node_modules/database": { version: "1.0.0", peer: true },
    "node_modules/old-tool": { version: "1.0.0", dev: true },
  };
  const installed = {
    "node_modules/same": { version: "1.0.0" },
    "node_modules/other": { version: "2.0.1" },
    "node_modules/old-tool": { version: "0.9.0" },
  };
  expect(differingPackages(locked, installed)).toEqual(["other", "@b/missing", "of-the-library", "old-tool"]);
  expect(missingTools(locked, installed)).toEqual(["tool", "database"]);
});

test.each([
  ["is missing", undefined],
  ["is no JSON", "{"],
  ["lists nothing", "null"],
])("checkPackages says what to do when the lock file %s", (_, text) => {
  const root = mkdtempSync(path.join(tmpdir(), "claimbook-doctor-"));
  expect(checkPackages(root)).toMatchObject({ status: "fail", remedy: 'run "npm ci"' });
  mkdirSync(path.join(root, "node_modules"));
  writeFileSync(path.join(root, "node_modules/.package-lock.json"), '{"packages":{}}');
  if (text !== undefined) writeFileSync(path.join(root, "package-lock.json"), text);
  const { status, remedy } = checkPackages(root);
  expect([status, remedy]).toEqual(["fail", 'restore it with "git checkout -- package-lock.json"']);
});

test("checkPackages is content with the installation of a start, and says what it leaves out", () => {
  const root = mkdtempSync(path.join(tmpdir(), "claimbook-doctor-"));
  mkdirSync(path.join(root, "node_modules"));
  const [own, tool] = [{ version: "1.0.0" }, { version: "1.0.0", dev: true }];
  const write = (file: string, packages: object) =>
    writeFileSync(path.join(root, file), JSON.stringify({ packages }));
  write("package-lock.json", { "node_modules/own": own, "node_modules/tool": tool });
  write("node_modules/.package-lock.json", { "node_modules/own": own });
  expect(checkPackages(root)).toEqual({
    name: "packages",
    status: "ok",
    message: '1 as package-lock.json says; left out for development: 1, "npm install" adds them',
  });
});

test("checkPackages and checkBuild are content with an installation that the suite can run on", () => {
  expect(checkPackages().status).toBe("ok");
  expect(checkBuild().status).toBe("ok");
});
