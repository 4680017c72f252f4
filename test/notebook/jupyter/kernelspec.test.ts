import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { type Kernelspec, writeKernelspec } from "../../../lib/notebook/jupyter/kernelspec.js";
import { loaderScript } from "../../../lib/notebook/show/loader.js";
import { pageScript } from "../../../lib/notebook/show/page-script.js";
import type { KernelSession } from "../../../lib/platform/kernel-session.js";

test("writeKernelspec puts the script for figures where outputs ask a Jupyter server for it, and tells the kernel", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-kernelspec-"));
  try {
    const file = writeKernelspec(folder);
    const { env } = JSON.parse(readFileSync(file, "utf8")) as Kernelspec;
    const { figures: name = "" } = JSON.parse(env.CLAIMBOOK_SESSION as string) as KernelSession;
    const resources = path.dirname(file);
    expect(readdirSync(resources).sort()).toEqual([name, "kernel.json"].sort());
    expect(readFileSync(path.join(resources, name), "utf8")).toBe(loaderScript());
    // A server's address for a file of a kernelspec is kernelspecs/NAME/FILE.
    expect(pageScript("claimbookDraw")).toContain(`"kernelspecs/${path.basename(resources)}/${name}"`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
