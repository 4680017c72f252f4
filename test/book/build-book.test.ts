// Takes long: two processes compile a book.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withLocks } from "../../lib/platform/lock.js";
import { type SmallCheckout, smallCheckout } from "../cli/small-checkout.js";

const COMPILING = "claimbook: compiling the book's claims\n";
const WAITING = "claimbook: another process is compiling the book's claims; waiting for it\n";

let checkout: SmallCheckout;
let dist: string;
beforeAll(() => {
  checkout = smallCheckout();
  dist = path.join(checkout.root, "claims/dist");
});
beforeEach(() => rmSync(dist, { recursive: true, force: true }));
afterAll(() => checkout.remove());

/** Starts a command that needs the book's claims. */
function askClaim() {
  const command = [path.join(checkout.root, "lib/bin/claimbook.mjs"), "claims", "--id", "cpi-day"];
  const child = spawn(process.execPath, command, {
    cwd: checkout.root,
    env: { ...checkout.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const status = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { said, ended: status.then((code) => ({ status: code, ...said })) };
}

const stamp = () => readFileSync(path.join(dist, "build.json"), "utf8");

test("of two commands that find a book not compiled one compiles it, and both have what it made", async () => {
  const [one, other] = await Promise.all([askClaim().ended, askClaim().ended]);
  expect([one.status, other.status]).toEqual([0, 0]);
  expect(one.out).toBe(other.out);
  expect(one.out).toContain("cpi-day");
  expect([one.err, other.err].filter((text) => text.includes(COMPILING))).toHaveLength(1);
  expect(existsSync(path.join(checkout.root, ".claimbook/dist.lock"))).toBe(false);
  const made = stamp();
  expect((await askClaim().ended).err).toBe("");
  expect(stamp()).toBe(made);
});

test("a command waits while another process compiles the book, and says so", async () => {
  const { root } = checkout;
  const waiting = await withLocks([{ what: "the build", folder: root, file: dist }], async () => {
    const command = askClaim();
    await expect.poll(() => command.said.err).toBe(WAITING);
    expect(existsSync(dist)).toBe(false);
    return command;
  });
  expect(await waiting.ended).toMatchObject({ status: 0, err: `${WAITING}${COMPILING}` });
});
