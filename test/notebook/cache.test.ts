import { fork } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Cache, keyOf } from "../../lib/notebook/cache.js";
import { cacheFolder } from "../../lib/notebook/cache-folder.js";
import { packageRoot } from "../../lib/notebook/kernel/package-root.js";

let folder: string;
let cache: Cache;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-cache-test-"));
  cache = new Cache(folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const file = (kind: string, key: string) => path.join(folder, kind, key);

/** Writes an entry as if it had been used some minutes ago. */
function write(kind: string, key: string, { text = key, minutes = 0 } = {}): void {
  cache.write(kind, key, text);
  age(file(kind, key), minutes);
}

function age(entry: string, minutes: number): void {
  const time = Date.now() / 1000 - 60 * minutes;
  utimesSync(entry, time, time);
}

test("keyOf gives one key for the same parts, and another for other ones, another order or another grouping", () => {
  const key = keyOf("a", { b: [1, null] });
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(keyOf("a", { b: [1, null] })).toBe(key);
  const others = [keyOf("a"), keyOf({ b: [1, null] }, "a"), keyOf("a", { b: [1] }), keyOf(["a"]), keyOf()];
  expect(new Set([key, ...others]).size).toBe(6);
  expect(keyOf("ab", "c")).not.toBe(keyOf("a", "bc"));
});

test("readJson gives what an entry holds, and takes one that holds no JSON for none", () => {
  cache.write("kind", "whole", '{"a":[1]}');
  cache.write("kind", "cut", '{"a":[1');
  cache.write("kind", "null", "null");
  expect(cache.readJson("kind", "whole")).toEqual({ a: [1] });
  for (const key of ["cut", "null", "missing"]) expect(cache.readJson("kind", key)).toBeUndefined();
});

test("the folder is the one that CLAIMBOOK_CACHE names, and in this suite it is none of a user's", () => {
  expect(path.relative(os.tmpdir(), cacheFolder())).toMatch(/^claimbook-cache-/);
  vi.stubEnv("CLAIMBOOK_CACHE", folder);
  new Cache().write("kind", "key", "text");
  expect(readFileSync(file("kind", "key"), "utf8")).toBe("text");
  vi.stubEnv("CLAIMBOOK_CACHE", undefined);
  expect(cacheFolder()).toBe(path.join(path.dirname(packageRoot("claimbook")), ".claimbook/cache"));
});

test("what was written under a kind and a key is read there, and nowhere else", () => {
  expect(cache.read("runs", "a")).toBeUndefined();
  cache.write("runs", "a", "é\n");
  cache.write("runs/deep", "b", "");
  expect(cache.read("runs", "a")).toBe("é\n");
  expect(cache.read("runs/deep", "b")).toBe("");
  expect(cache.read("runs", "b")).toBeUndefined();
  expect(cache.read("results", "a")).toBeUndefined();
  cache.write("runs", "a", "new");
  expect(new Cache(folder).read("runs", "a")).toBe("new");
});

test("the keys of a kind come newest first, and those of a kind that has none are []", () => {
  expect(cache.keys("runs")).toEqual([]);
  write("runs", "old", { minutes: 3 });
  write("runs", "new", { minutes: 1 });
  write("runs", "middle", { minutes: 2 });
  write("results", "other");
  expect(cache.keys("runs")).toEqual(["new", "middle", "old"]);
});

test("reading an entry makes it the newest", () => {
  write("runs", "a", { minutes: 9 });
  write("runs", "b", { minutes: 5 });
  expect(cache.read("runs", "a")).toBe("a");
  expect(cache.keys("runs")).toEqual(["a", "b"]);
  expect(Date.now() - statSync(file("runs", "a")).mtimeMs).toBeLessThan(60_000);
});

test("prune removes what has been used least recently, of whatever kind, until the rest fits", () => {
  const text = "x".repeat(100);
  write("a", "1", { text, minutes: 4 });
  write("b", "2", { text, minutes: 3 });
  write("a", "3", { text, minutes: 2 });
  write("b/c", "4", { text, minutes: 1 });
  cache.prune({ mostBytes: 400 });
  expect([cache.keys("a"), cache.keys("b")]).toEqual([
    ["3", "1"],
    ["4", "2"],
  ]);
  cache.read("a", "1");
  cache.prune({ mostBytes: 399 });
  expect([cache.keys("a"), cache.keys("b")]).toEqual([["1", "3"], ["4"]]);
  cache.prune({ mostBytes: 100 });
  expect([cache.keys("a"), cache.keys("b")]).toEqual([["1"], []]);
  cache.prune({ mostBytes: 0 });
  expect(cache.keys("a")).toEqual([]);
});

test("prune without a size keeps a small cache as it is", () => {
  write("a", "1", { minutes: 60 * 24 * 365 });
  cache.prune();
  expect(cache.read("a", "1")).toBe("1");
});

test("prune sweeps away what a write left behind that was interrupted long ago, and spares one that may go on", () => {
  write("a", "1", { minutes: 600 });
  const [old, young] = [file("a", ".1.77.tmp"), file("a", ".1.78.tmp")];
  for (const leftover of [old, young]) writeFileSync(leftover, "half");
  age(old, 61);
  age(young, 59);
  cache.prune();
  expect(readdirSync(path.join(folder, "a")).sort()).toEqual([".1.78.tmp", "1"]);
});

test("a folder that cannot be written is as if it were empty, and nobody hears of it", () => {
  const blocked = path.join(folder, "regular");
  writeFileSync(blocked, "a file where the folder would be");
  const none = new Cache(blocked);
  none.write("runs", "a", "text");
  expect(none.read("runs", "a")).toBeUndefined();
  expect(none.keys("runs")).toEqual([]);
  none.prune({ mostBytes: 0 });
  expect(readFileSync(blocked, "utf8")).toContain("a file");
});

test("a key that is a folder, and one whose folder is missing, are no entries", () => {
  mkdirSync(file("runs", "folder"), { recursive: true });
  expect(cache.read("runs", "folder")).toBeUndefined();
  cache.write("runs", "folder", "text");
  expect(cache.read("runs", "folder")).toBeUndefined();
  expect(cache.keys("runs")).toEqual([]);
});

test("of processes that write one entry at once, and read it meanwhile, each sees a whole one", async () => {
  const built = pathToFileURL(path.join(packageRoot("claimbook"), "dist/notebook/cache.js")).href;
  const script = path.join(folder, "write.mjs");
  writeFileSync(
    script,
    `import { Cache } from ${JSON.stringify(built)};
    const cache = new Cache(process.argv[2]);
    const text = process.argv[3].repeat(300_000);
    let seen = 0;
    process.on("message", () => {
      for (let round = 0; round < 60; round += 1) {
        cache.write("kind", "key", text);
        const read = cache.read("kind", "key");
        if (read === undefined || read.length !== 300_000 || new Set(read).size !== 1) process.exit(1);
        if (read !== text) seen += 1;
      }
      process.send({ seen }, () => process.exit(0));
    });
    process.send("ready");`,
  );
  const where = path.join(folder, "shared");
  const writers = ["a", "b"].map((letter) => fork(script, [where, letter], { execArgv: [] }));
  const heard = (child: (typeof writers)[number]) =>
    new Promise<unknown>((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (status) => reject(new Error(`ended with ${status}`)));
    });
  await Promise.all(writers.map(heard));
  const done = writers.map(heard);
  for (const child of writers) child.send("go");
  await Promise.all(done);
  const text = new Cache(where).read("kind", "key") ?? "";
  expect(text).toHaveLength(300_000);
  expect(new Set(text).size).toBe(1);
  expect(readdirSync(path.join(where, "kind"))).toEqual(["key"]);
  expect(existsSync(path.join(where, "kind/key"))).toBe(true);
});
