// Takes long: processes try for one lock for three seconds.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, uptime } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { type Lock, type LockOptions, withLocks } from "../../lib/platform/lock.js";
import { thisProcess } from "../../lib/platform/process-identity.js";
import { temporaryPath } from "../../lib/platform/temporary-path.js";

// A folder of a system that knows no links of files, and one in which others make and remove the lock's folder meanwhile.
let fleeting = 0;
vi.mock("node:fs", async (original) => {
  const actual = await original<typeof import("node:fs")>();
  return {
    ...actual,
    linkSync(from: string, to: string) {
      if (to.includes("linkless")) throw Object.assign(new Error("EPERM"), { code: "EPERM" });
      actual.linkSync(from, to);
    },
    mkdirSync(folder: string, options?: object) {
      if (folder.includes("fleeting") && folder.endsWith(".claimbook") && fleeting-- > 0)
        throw Object.assign(new Error("EEXIST"), { code: "EEXIST" });
      return actual.mkdirSync(folder, options);
    },
  };
});

const newFolder = (name = "lock") => mkdtempSync(path.join(tmpdir(), `claimbook-${name}-`));
const lockFile = (folder: string) => path.join(folder, ".claimbook/lock");
const withLock = <T>(folder: string, task: () => Promise<T>, options?: LockOptions) =>
  withLocks([{ what: "the folder", folder }], task, options);
const one = async () => 1;
const ended = () => ({ ...thisProcess(), pid: spawnSync(process.execPath, ["-e", ""]).pid });

/** A folder whose lock is as `make` leaves it. */
function lockedFolder(make: (file: string) => void): string {
  const folder = newFolder();
  mkdirSync(path.join(folder, ".claimbook"));
  make(lockFile(folder));
  return folder;
}
const heldBy = (holder: object) => lockedFolder((file) => writeFileSync(file, JSON.stringify(holder)));

test.each(["lock", "linkless"])(
  "withLocks returns what the task returns and leaves nothing, also when it throws (%s)",
  async (name) => {
    const folder = newFolder(name);
    expect(await withLock(folder, async () => existsSync(lockFile(folder)))).toBe(true);
    await expect(
      withLock(folder, async () => {
        await expect(withLock(folder, one)).rejects.toThrow(/is being written/);
        throw new Error("task");
      }),
    ).rejects.toThrow("task");
    expect(readdirSync(folder)).toEqual([]);
  },
);

test("withLocks makes its folder again when another process made and removed it in that moment", async () => {
  const folder = newFolder("fleeting");
  fleeting = 3;
  expect(await withLock(folder, one)).toBe(1);
  fleeting = Number.POSITIVE_INFINITY;
  await expect(withLock(folder, one)).rejects.toThrow(/cannot be written \(EEXIST\)/);
});

test("withLocks refuses while another holds it, naming process, file and remedy; --break-lock is none", async () => {
  const folder = newFolder();
  await withLock(folder, async () => {
    for (const breakLock of [false, true])
      await expect(withLock(folder, one, { breakLock })).rejects.toThrow(
        `the folder is being written by process ${process.pid} on ${thisProcess().host}, since 20`,
      );
    await expect(withLock(folder, one)).rejects.toThrow(
      `(${lockFile(folder)}); nothing was changed. Wait until that process has ended`,
    );
  });
  expect(await withLock(folder, one)).toBe(1);
});

test.each([250, 251, 255])("withLocks locks a file whose name has %i bytes", async (length) => {
  const folder = newFolder();
  const [one, other] = ["é", "è"].map((letter) => {
    const name = letter.repeat(length / 2).padEnd(length - Math.floor(length / 2), "x");
    return { what: name, folder, file: path.join(folder, name) };
  }) as [Lock, Lock];
  writeFileSync(one.file as string, "");
  await withLocks([one], async () => {
    await expect(withLocks([one], async () => 1)).rejects.toThrow(/is being written/);
    expect(await withLocks([other], async () => 1)).toBe(1);
  });
  expect(readdirSync(folder)).toEqual([path.basename(one.file as string)]);
});

test("withLocks locks files of a folder one by one, and gives back all when one is taken", async () => {
  const folder = newFolder();
  const lock = (file: string) => ({ what: file, folder, file: path.join(folder, file) });
  await withLocks([lock("a"), lock("b"), lock("a")], async () => {
    expect(await withLocks([lock("c")], one)).toBe(1);
    await expect(withLocks([lock("0"), lock("b")], one)).rejects.toThrow(/^b is being written/);
    expect(readdirSync(path.join(folder, ".claimbook")).sort()).toEqual(["a.lock", "b.lock"]);
  });
});

test("withLocks takes over the lock of a process that has ended, also when its number was given again", async () => {
  for (const holder of [
    ended(),
    { ...ended(), boot: "", namespace: "", started: "", since: "" },
    { ...thisProcess(), started: "1" },
    { ...thisProcess(), boot: "another-boot" },
  ])
    expect(await withLock(heldBy(holder), one)).toBe(1);
});

test("withLocks takes over a lock that cannot be judged from here only when told to", async () => {
  for (const holder of [
    { ...ended(), host: "elsewhere" },
    { ...ended(), namespace: "pid:[1]" },
    // Of an older version: a process of this number runs, and may be another one.
    { pid: process.pid, host: thisProcess().host },
  ]) {
    const folder = heldBy(holder);
    await expect(withLock(folder, one)).rejects.toThrow(
      /from here it cannot be told whether that process still runs .*with --break-lock$/,
    );
    expect(await withLock(folder, one, { breakLock: true })).toBe(1);
    expect(existsSync(lockFile(folder))).toBe(false);
  }
});

test.each<[string, (file: string) => void]>([
  ["empty", (file) => writeFileSync(file, "")],
  ["cut", (file) => writeFileSync(file, JSON.stringify(ended()).slice(0, 20))],
  ["of another shape", (file) => writeFileSync(file, "[1]")],
  ["binary", (file) => writeFileSync(file, Buffer.from([0xff, 0, 0x1b]))],
  ["of a hostile number", (file) => writeFileSync(file, '{"pid":-1,"host":"a"}')],
  ["a folder", (file) => mkdirSync(path.join(file, "deep"), { recursive: true })],
  ["a link that leads nowhere", (file) => symlinkSync("/nowhere", file)],
  ["a link", (file) => symlinkSync("/etc/hostname", file)],
  ["a pipe", (file) => execFileSync("mkfifo", [file])],
])("a lock that is %s is refused, with a remedy that works", async (_, make) => {
  const folder = lockedFolder(make);
  await expect(withLock(folder, one)).rejects.toThrow(/lock cannot be read; .* with --break-lock$/);
  expect(await withLock(folder, one, { breakLock: true })).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test("a lock without content from before the machine was started is taken over", async () => {
  const folder = lockedFolder((file) => writeFileSync(file, ""));
  utimesSync(lockFile(folder), 1, Date.now() / 1000 - uptime() - 60);
  expect(await withLock(folder, one)).toBe(1);
});

test("withLocks waits for a process of this machine when asked to, and says so once", async () => {
  const folder = newFolder();
  const reasons: string[] = [];
  const controller = new AbortController();
  const wait = { signal: controller.signal, onWait: (reason: string) => reasons.push(reason) };
  const held = withLock(folder, () => new Promise<void>((resolve) => setTimeout(resolve, 700)));
  await vi.waitFor(() => expect(existsSync(lockFile(folder))).toBe(true));
  const waiting = withLock(folder, one, { wait });
  expect(await waiting).toBe(1);
  await held;
  expect(reasons).toEqual([expect.stringContaining("is being written by process")]);

  await withLock(folder, async () => {
    setTimeout(() => controller.abort(new Error("enough")), 100);
    await expect(withLock(folder, one, { wait })).rejects.toThrow();
  });
  // What cannot be seen from here is not waited for.
  await expect(withLock(heldBy({ ...ended(), host: "elsewhere" }), one, { wait })).rejects.toThrow(
    /elsewhere/,
  );
});

test("withLocks sweeps temporary files where it locks, and makes no folder of a name that was mistyped", async () => {
  const folder = newFolder();
  writeFileSync(temporaryPath(path.join(folder, "page.html")), "");
  await withLock(folder, async () => expect(readdirSync(folder)).toEqual([".claimbook"]));
  const mistyped = path.join(folder, "dtaa");
  await expect(withLock(mistyped, one)).rejects.toThrow(
    /^the folder cannot be written .*check that \S+dtaa is there and may be written$/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test("withLocks follows no link where its lock lies", async () => {
  const [folder, other] = [newFolder(), newFolder()];
  symlinkSync(other, path.join(folder, ".claimbook"));
  await expect(withLock(folder, one)).rejects.toThrow(/\.claimbook is a link: .* remove it/);
  expect(readdirSync(other)).toEqual([]);
});

test("of many processes that come at once to a dead lock, one at a time has it, whoever is killed", async () => {
  const folder = heldBy(ended());
  const log = path.join(newFolder(), "log");
  writeFileSync(log, "");
  // Each takes the lock again and again, and notes when it has it and when it gives it back.
  const program = `
    import { appendFileSync } from "node:fs";
    import { withLocks } from ${JSON.stringify(path.resolve("lib/dist/platform/lock.js"))};
    const lock = { what: "the folder", folder: ${JSON.stringify(folder)} };
    const until = Date.now() + 3000;
    while (Date.now() < until) {
      try {
        await withLocks([lock], async () => {
          appendFileSync(${JSON.stringify(log)}, "+" + process.pid + "\\n");
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
          appendFileSync(${JSON.stringify(log)}, "-" + process.pid + "\\n");
        });
      } catch (error) {
        if (!/is being written by|one process after the other/.test(error.message)) throw error;
      }
    }`;
  const children = Array.from({ length: 5 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "ignore", "pipe"] }),
  );
  const killed: number[] = [];
  const faults: string[] = [];
  for (const child of children) child.stderr.on("data", (text) => faults.push(String(text)));
  const ends = children.map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of children.slice(0, 3)) {
    await new Promise((resolve) => setTimeout(resolve, 900));
    child.kill("SIGKILL");
    killed.push(child.pid as number);
  }
  await Promise.all(ends);
  expect(faults).toEqual([]);
  let holder: string | undefined;
  let turns = 0;
  for (const [sign, ...digits] of readFileSync(log, "utf8").trim().split("\n")) {
    const pid = digits.join("");
    if (sign === "+") {
      if (holder !== undefined) expect(killed.map(String)).toContain(holder);
      holder = pid;
      turns += 1;
    } else {
      expect(holder).toBe(pid);
      holder = undefined;
    }
  }
  expect(turns).toBeGreaterThan(20);
});
