import { execFileSync, fork, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Cache, keyOf } from "../../../lib/platform/cache/cache.js";
import { cacheFaultLines, takeCacheFaults } from "../../../lib/platform/cache/cache-faults.js";
import { cacheFolder } from "../../../lib/platform/cache/cache-folder.js";
import { packageRoot } from "../../../lib/platform/package-root.js";
import { isNumber, listOf, objectShape } from "../../../lib/platform/shape.js";

let folder: string;
let cache: Cache;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-cache-test-"));
  cache = new Cache(folder);
});
afterEach(() => {
  takeCacheFaults();
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

const isPair = objectShape<{ readonly a: readonly number[] }>({ a: listOf(isNumber) });

test("readJson gives what an entry of the right shape holds; another one is set aside, and said to be", () => {
  cache.write("kind", "whole", '{"a":[1]}');
  cache.write("kind", "cut", '{"a":[1');
  cache.write("kind", "null", "null");
  cache.write("kind", "other", '{"a":["1"]}');
  cache.write("kind", "list", "[]");
  expect(cache.readJson("kind", "whole", isPair)).toEqual({ a: [1] });
  for (const key of ["cut", "null", "other", "list", "missing"])
    expect(cache.readJson("kind", key, isPair)).toBeUndefined();
  expect(cache.keys("kind")).toEqual(["whole"]);
  expect(takeCacheFaults()).toEqual([
    { kind: "entry", where: "kind/cut", reason: "it is not JSON" },
    ...["null", "other", "list"].map((key) => ({
      kind: "entry",
      where: `kind/${key}`,
      reason: "it is of another shape",
    })),
  ]);
});

/** What may stand in the place of an entry. */
const DAMAGE: { readonly [what: string]: (entry: string) => void } = {
  "is empty": (entry) => writeFileSync(entry, ""),
  "is cut": (entry) => writeFileSync(entry, readFileSync(entry).subarray(0, -1)),
  "is longer": (entry) => writeFileSync(entry, `${readFileSync(entry, "utf8")} `),
  "is changed in a digit": (entry) =>
    writeFileSync(entry, readFileSync(entry, "utf8").replace("text 4", "text 5")),
  "has no seal": (entry) => writeFileSync(entry, "text 4"),
  "has a seal of zeros": (entry) => writeFileSync(entry, `${"0".repeat(64)}\ntext 4`),
  "is another entry": (entry) => writeFileSync(entry, readFileSync(file("kind", "another"))),
  "is an entry of another kind": (entry) => writeFileSync(entry, readFileSync(file("kind2", "key"))),
  "is a folder": (entry) => {
    rmSync(entry);
    mkdirSync(path.join(entry, "inside"), { recursive: true });
  },
  "is a link to a good entry": (entry) => {
    renameSync(entry, path.join(folder, "elsewhere"));
    symlinkSync(path.join(folder, "elsewhere"), entry);
  },
  "is a pipe": (entry) => {
    rmSync(entry);
    execFileSync("mkfifo", [entry]);
  },
  "is random bytes": (entry) => writeFileSync(entry, randomBytes(300)),
};

test.each(Object.entries(DAMAGE))(
  "an entry that %s is set aside, said to be, and made again",
  (_, damage) => {
    for (const [kind, key] of [
      ["kind", "key"],
      ["kind", "another"],
      ["kind2", "key"],
    ] as const)
      cache.write(kind, key, kind === "kind" && key === "key" ? "text 4" : `${kind} ${key}`);
    damage(file("kind", "key"));
    expect(cache.read("kind", "key")).toBeUndefined();
    const [fault, ...more] = takeCacheFaults();
    expect([fault?.where, more]).toEqual(["kind/key", []]);
    expect(readdirSync(path.join(folder, "set-aside"))).toEqual(["kind-key"]);
    cache.write("kind", "key", "text 4");
    expect(cache.read("kind", "key")).toBe("text 4");
    expect(takeCacheFaults()).toEqual([]);
  },
);

test.each(["is a folder", "is a pipe"])("a write replaces what %s", (what) => {
  cache.write("kind", "another", "");
  cache.write("kind2", "key", "");
  cache.write("kind", "key", "text 4");
  DAMAGE[what]?.(file("kind", "key"));
  cache.write("kind", "key", "new");
  expect(cache.read("kind", "key")).toBe("new");
});

test("the folder of a kind that is a file is set aside", () => {
  writeFileSync(path.join(folder, "kind"), "");
  expect(cache.read("kind", "key")).toBeUndefined();
  cache.write("kind", "key", "text");
  expect(cache.read("kind", "key")).toBe("text");
  expect(takeCacheFaults()).toMatchObject([{ where: "kind", reason: "it is not a folder" }]);
});

test("the cache's folders are this user's alone, those too that others could read", () => {
  chmodSync(folder, 0o755);
  new Cache(folder).write("runs/deep", "key", "text");
  const modes = ["", "runs", "runs/deep"].map((name) => statSync(path.join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o700, 0o700, 0o700]);
  expect(statSync(file("runs/deep", "key")).mode & 0o777).toBe(0o600);
});

test.each([
  ["the cache", ""],
  ["a kind", "runs"],
])(
  "%s that others can write into is neither read nor written, and that is said with the remedy",
  (_, name) => {
    cache.write("runs", "key", "text");
    chmodSync(path.join(folder, name), 0o777);
    const fresh = new Cache(folder);
    expect(fresh.read("runs", "key")).toBeUndefined();
    expect(fresh.keys("runs")).toEqual([]);
    fresh.write("runs", "new", "text");
    expect(readdirSync(path.join(folder, "runs"))).toEqual(["key"]);
    const [line, ...more] = cacheFaultLines(takeCacheFaults());
    expect(line).toContain(
      `${path.join(folder, name)} is not used: others can write into it (mode 0777); delete it`,
    );
    expect(more).toEqual([]);
  },
);

test("the folder is the one that CLAIMBOOK_CACHE names, and in this suite it is none of a user's", () => {
  expect(path.relative(os.tmpdir(), cacheFolder())).toMatch(/^claimbook-cache-/);
  vi.stubEnv("CLAIMBOOK_CACHE", folder);
  new Cache().write("kind", "key", "text");
  expect(readFileSync(file("kind", "key"), "utf8")).toMatch(/^[0-9a-f]{80}\ntext$/);
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

test("an entry that another build has sealed is as if it were not there, and gives way to this build's", () => {
  cache.write("kind", "key", "text");
  const entry = file("kind", "key");
  const sealed = readFileSync(entry, "utf8");
  writeFileSync(entry, `${sealed.startsWith("0") ? "1" : "0"}${sealed.slice(1)}`);
  expect(cache.read("kind", "key")).toBeUndefined();
  expect([takeCacheFaults(), existsSync(entry)]).toEqual([[], true]);
  cache.write("kind", "key", "new");
  expect(cache.read("kind", "key")).toBe("new");
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
  // With its seal an entry is 100 bytes.
  const text = "x".repeat(19);
  write("a", "1", { text, minutes: 4 });
  write("b", "2", { text, minutes: 3 });
  write("a", "3", { text, minutes: 2 });
  write("b", "4", { text, minutes: 1 });
  cache.prune({ maxBytes: 400 });
  expect([cache.keys("a"), cache.keys("b")]).toEqual([
    ["3", "1"],
    ["4", "2"],
  ]);
  cache.read("a", "1");
  cache.prune({ maxBytes: 399 });
  expect([cache.keys("a"), cache.keys("b")]).toEqual([["1", "3"], ["4"]]);
  cache.prune({ maxBytes: 100 });
  expect([cache.keys("a"), cache.keys("b")]).toEqual([["1"], []]);
  cache.prune({ maxBytes: 0 });
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

test("a cache that is no folder is as if it were empty, and is said not to be used", () => {
  const blocked = path.join(folder, "regular");
  writeFileSync(blocked, "a file where the folder would be");
  const none = new Cache(blocked);
  none.write("runs", "a", "text");
  expect(none.read("runs", "a")).toBeUndefined();
  expect(none.keys("runs")).toEqual([]);
  none.prune({ maxBytes: 0 });
  expect(readFileSync(blocked, "utf8")).toContain("a file");
  expect(takeCacheFaults()).toEqual([{ kind: "folder", where: blocked, reason: "it is not a folder" }]);
});

test("keys are those of entries alone; what else stands there is set aside", () => {
  mkdirSync(file("runs", "deeper"), { recursive: true });
  write("runs", "entry");
  symlinkSync(file("runs", "entry"), file("runs", "link"));
  expect(cache.keys("runs")).toEqual(["entry"]);
  expect(takeCacheFaults()).toMatchObject([{ where: "runs/link" }]);
  expect(readdirSync(path.join(folder, "runs"))).toEqual(["deeper", "entry"]);
  expect(cache.keys("none")).toEqual([]);
});

test("sweep removes the drafts of processes that have ended, and what was set aside long ago", () => {
  write("a", "1");
  const ended = spawnSync(process.execPath, ["-e", ""]).pid;
  const drafts = [file("drafts", `${ended}-x`), file("drafts", `${process.pid}-x`)] as const;
  for (const draft of drafts) writeFileSync(draft, "half");
  mkdirSync(file("set-aside", "old"), { recursive: true });
  mkdirSync(file("set-aside", "new"));
  age(file("set-aside", "old"), 8 * 24 * 60);
  cache.sweep();
  expect(readdirSync(path.join(folder, "drafts"))).toEqual([`${process.pid}-x`]);
  expect(readdirSync(path.join(folder, "set-aside"))).toEqual(["new"]);
  age(drafts[1], 61);
  cache.sweep();
  expect(readdirSync(path.join(folder, "drafts"))).toEqual([]);
  expect(cache.read("a", "1")).toBe("1");
});

test("of processes that write one entry at once, and read it meanwhile, each sees a whole one", async () => {
  const built = pathToFileURL(path.join(packageRoot("claimbook"), "dist/platform/cache/cache.js")).href;
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
