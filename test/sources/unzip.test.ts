import { expect, test } from "vitest";
import { checkUnpackedSize, unzip } from "../../lib/sources/unzip.js";
import { zipOf } from "./zip-of.js";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const archive = zipOf({ "a.csv": "x".repeat(5000) });
const FILE = { file: "a.zip" };

test("unzip(archive) returns the one file in it, folders left aside", () => {
  expect(text(unzip(archive, FILE))).toBe("x".repeat(5000));
  expect(text(unzip(zipOf({ "d/": "", "d/a": "b" }), FILE))).toBe("b");
});

test("unzip(archive) reads an archive that stands inside a larger buffer", () => {
  const larger = Buffer.concat([Buffer.alloc(7), archive]);
  expect(text(unzip(larger.subarray(7), FILE))).toBe("x".repeat(5000));
});

test("unzip(archive) refuses an archive of none or of several files", () => {
  expect(() => unzip(zipOf({}), FILE)).toThrow(/expected one file in the archive, found none/);
  expect(() => unzip(zipOf({ a: "1", b: "2" }), FILE)).toThrow(/found a, b/);
});

test("unzip(archive) refuses every shortened copy of an archive", () => {
  for (let length = 0; length < archive.length; length += 1) {
    expect(() => unzip(archive.subarray(0, length), FILE)).toThrow(/expected a whole zip file/);
  }
});

test("unzip(archive) refuses a body whose bytes were changed", () => {
  // Behind the local header: 30 bytes and the name.
  for (let at = 35; at < 45; at += 1) {
    const broken = Buffer.from(archive);
    broken.writeUInt8(broken.readUInt8(at) ^ 0xff, at);
    expect(() => unzip(broken, FILE)).toThrow(/fails its checksum|cannot be unpacked/);
  }
});

test("unzip(archive, { maxBytes }) stops a bomb, even one that lies about its size", () => {
  const bomb = zipOf({ a: Buffer.alloc(10_000_000) });
  expect(bomb.length).toBeLessThan(20_000);
  expect(() => unzip(bomb, { ...FILE, maxBytes: 1_000_000 })).toThrow(/unpacks to more than 1000000 bytes/);
  const lying = Buffer.from(bomb);
  lying.writeUInt32LE(10, lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
  expect(() => unzip(lying, { ...FILE, maxBytes: 1_000_000 })).toThrow(/unpacks to more than 1000000 bytes/);
});

test("unzip(archive) refuses a packing that it does not know", () => {
  const odd = Buffer.from(archive);
  odd.writeUInt16LE(14, odd.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 10);
  expect(() => unzip(odd, FILE)).toThrow(/packed by method 14/);
});

test("checkUnpackedSize(archive, { maxBytes }) counts all files together, and takes no directory's word", () => {
  const parts = zipOf({ a: Buffer.alloc(600_000), b: Buffer.alloc(600_000) });
  const limit = { ...FILE, maxBytes: 1_000_000 };
  expect(() => checkUnpackedSize(parts, FILE)).not.toThrow();
  expect(() => checkUnpackedSize(parts, limit)).toThrow("a.zip: unpacks to more than 1000000 bytes");
  const lying = zipOf({ a: Buffer.alloc(10_000_000) });
  lying.writeUInt32LE(10, lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
  expect(() => checkUnpackedSize(lying, limit)).toThrow("a.zip: unpacks to more than 1000000 bytes");
});
