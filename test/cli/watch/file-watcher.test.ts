import { EventEmitter } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-watcher-"));
  for (const name of ["notebooks", "data", "site"]) mkdirSync(path.join(folder, name));
});
afterEach(() => {
  vi.doUnmock("chokidar");
  vi.resetModules();
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const folders = () => ({ root: folder, data: path.join(folder, "data") });

test("watchFolders has files looked at when one changes, and not for what nothing depends on", async () => {
  const { watchFolders } = await import("../../../lib/cli/watch/file-watcher.js");
  const look = vi.fn();
  const watcher = await watchFolders(folders(), { look, warn: () => expect.unreachable() });
  writeFileSync(path.join(folder, "site/a.html"), "1");
  writeFileSync(path.join(folder, "notebooks/.a.swp"), "1");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(look).not.toHaveBeenCalled();
  writeFileSync(path.join(folder, "data/a.csv"), "1");
  await expect.poll(() => look.mock.calls.length).toBeGreaterThan(0);
  await watcher.close();
});

test("where the system allows no more watched files they are looked at each second, which is said once", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const emitter = Object.assign(new EventEmitter(), { close: async () => {} });
  vi.doMock("chokidar", () => ({ watch: () => emitter }));
  vi.resetModules();
  const { watchFolders } = await import("../../../lib/cli/watch/file-watcher.js");
  const [look, warn] = [vi.fn(), vi.fn()];
  const watching = watchFolders(folders(), { look, warn });
  emitter.emit("error", new Error("ENOSPC: System limit for number of file watchers reached"));
  emitter.emit("error", new Error("ENOSPC: again"));
  const watcher = await watching;
  expect(warn.mock.calls).toEqual([["ENOSPC: System limit for number of file watchers reached"]]);
  vi.advanceTimersByTime(3000);
  expect(look).toHaveBeenCalledTimes(3);
  await watcher.close();
  vi.advanceTimersByTime(3000);
  expect(look).toHaveBeenCalledTimes(3);
});
