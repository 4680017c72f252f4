import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { findChromium } from "../../lib/notebook/find-chromium.js";

test("findChromium gives the headless shell, else a browser with windows, else nothing", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-chromium-"));
  vi.stubEnv("PATH", folder);
  const found = ["google-chrome", "chromium", "chromium-headless-shell"].map((name) => {
    const before = findChromium();
    writeFileSync(path.join(folder, name), "#!/bin/sh\n", { mode: 0o755 });
    return [before && path.basename(before), path.basename(findChromium() ?? "")];
  });
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  expect(found).toEqual([
    [undefined, "google-chrome"],
    ["google-chrome", "chromium"],
    ["chromium", "chromium-headless-shell"],
  ]);
});
