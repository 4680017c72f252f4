import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LocalPictures } from "../../../lib/notebook/export/local-pictures.js";
import { picturesStand } from "../../../lib/notebook/export/picture-files.js";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);

let outside = "";
let folder = "";
beforeEach(() => {
  outside = mkdtempSync(path.join(os.tmpdir(), "claimbook-pictures-"));
  folder = path.join(outside, "repository", "notebooks");
  mkdirSync(path.join(folder, "img"), { recursive: true });
  writeFileSync(path.join(outside, "above.png"), PNG);
  writeFileSync(path.join(outside, "repository", "shared.png"), PNG);
  writeFileSync(path.join(folder, "dot.png"), PNG);
  writeFileSync(path.join(folder, "img", "two words.png"), PNG);
});
afterEach(() => rmSync(outside, { recursive: true, force: true }));

const HELD = `data:image/png;base64,${PNG.toString("base64")}`;

test("pictures beside a notebook and below it are held", () => {
  const pictures = new LocalPictures([folder]);
  for (const src of [
    "dot.png",
    "./dot.png",
    "img/two%20words.png",
    "img/two words.png",
    "dot.png?raw=true",
    "files/dot.png",
  ]) {
    expect(pictures.address(src)).toBe(HELD);
  }
  expect(pictures.warnings).toEqual([]);
});

test("pictures above a notebook are held within its repository, and nowhere else", () => {
  const alone = new LocalPictures([folder]);
  expect(alone.address("../shared.png")).toBeUndefined();
  expect(alone.warnings).toEqual(["the picture ../shared.png lies outside of the notebook's folder"]);
  mkdirSync(path.join(outside, "repository", ".git"));
  expect(new LocalPictures([folder]).address("../shared.png")).toBe(HELD);
  expect(new LocalPictures([folder]).address("../../above.png")).toBeUndefined();
});

test("a link out of the folder is followed no further than a path", () => {
  symlinkSync(path.join(outside, "above.png"), path.join(folder, "link.png"));
  expect(new LocalPictures([folder]).address("link.png")).toBeUndefined();
});

test.each(["/etc/passwd", "file:///etc/passwd"])("%s is refused", (src) => {
  const pictures = new LocalPictures([folder]);
  expect(pictures.address(src)).toBeUndefined();
  expect(pictures.warnings[0]).toContain("has no relative address");
});

test("what is missing, and what is no picture but its name, is noted once", () => {
  writeFileSync(path.join(folder, "key.png"), "secret");
  const pictures = new LocalPictures([folder]);
  for (const src of ["gone.png", "gone.png", "key.png"]) expect(pictures.address(src)).toBeUndefined();
  expect(pictures.warnings).toEqual([
    "the picture gone.png is missing",
    "the picture key.png is no picture that browsers show",
  ]);
});

test("SVG is held without its scripts", () => {
  writeFileSync(path.join(folder, "a.svg"), "<svg><script>alert(1)</script><g/></svg>");
  const address = new LocalPictures([folder]).address("a.svg") ?? "";
  expect(Buffer.from(address.split(",")[1] ?? "", "base64").toString()).toMatch(/^<svg [^>]*><g\/><\/svg>$/);
});

test("the folders are tried in their order", () => {
  expect(new LocalPictures([path.join(folder, "img"), folder]).address("dot.png")).toBe(HELD);
});

test("pictures stand until one changes, goes, or comes", () => {
  const pictures = new LocalPictures([folder]);
  pictures.address("dot.png");
  pictures.address("gone.png");
  expect(picturesStand(pictures.files)).toBe(true);
  writeFileSync(path.join(folder, "gone.png"), PNG);
  expect(picturesStand(pictures.files)).toBe(false);
});
