import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkChromium, checkKernelspec } from "../../../lib/notebook/doctor/jupyter.js";
import { kernelspecFile } from "../../../lib/notebook/jupyter/kernelspec.js";
import { installKernelspec } from "../../../lib/notebook/jupyter/registry.js";

let folder: string;

function put(spec: object): void {
  mkdirSync(path.dirname(kernelspecFile(folder)), { recursive: true });
  writeFileSync(kernelspecFile(folder), JSON.stringify(spec));
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-doctor-"));
  vi.stubEnv("JUPYTER_DATA_DIR", folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("checkKernelspec is content with none, with this checkout's and with another checkout's", () => {
  expect(checkKernelspec()).toMatchObject({ status: "ok" });
  installKernelspec(folder);
  expect(checkKernelspec().message).toContain(kernelspecFile(folder));
  put({ argv: [], metadata: { claimbook: { checkout: "/elsewhere" } } });
  expect(checkKernelspec()).toMatchObject({ status: "ok", message: expect.stringContaining("/elsewhere") });
});

test("checkKernelspec warns of one that starts another program, and says how to replace it", () => {
  put({ argv: ["tslab", "kernel"] });
  expect(checkKernelspec()).toMatchObject({ status: "warn", remedy: expect.stringContaining("--force") });
});

test("checkKernelspec warns of one that cannot be read, also in an environment, and says how to replace it there", () => {
  const prefix = path.join(folder, "a prefix");
  const data = path.join(prefix, "share/jupyter");
  mkdirSync(path.dirname(kernelspecFile(data)), { recursive: true });
  writeFileSync(kernelspecFile(data), "{ broken");
  expect(checkKernelspec(data)).toMatchObject({
    status: "warn",
    message: expect.stringContaining(`cannot read ${kernelspecFile(data)}`),
    remedy: expect.stringContaining(`kernel install --force --prefix '${prefix}'`),
  });
});

test("checkChromium asks a browser for its version, and warns of one that does not run", () => {
  const browser = path.join(folder, "chromium");
  writeFileSync(browser, "#!/bin/sh\necho Chromium 1.2.3\n", { mode: 0o755 });
  expect(checkChromium(browser)).toMatchObject({ status: "ok", message: expect.stringContaining("1.2.3") });
  // As Ubuntu's, which says that one has to install a snap.
  writeFileSync(browser, "#!/bin/sh\nexit 10\n");
  expect(checkChromium(browser)).toMatchObject({
    status: "warn",
    remedy: expect.stringContaining("apt install"),
  });
});
