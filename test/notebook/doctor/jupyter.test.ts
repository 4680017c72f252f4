import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkKernelspec } from "../../../lib/notebook/doctor/jupyter.js";
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
