import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../lib/platform/sha256.js";
import { earlierRaw, keepRaw } from "../../lib/update/fetch-raw.js";

const bytes = Buffer.from("new");
const fileOf = (name: string) => ({
  name,
  bytes,
  sha256: sha256(bytes),
  url: "https://a.example",
  retrieved: "now",
});
const request = { provider: "fred", name: "DGS2.csv", path: "", format: "csv" } as const;

/** A data folder, and a folder beside it. */
function folders(): { readonly dir: string; readonly raw: string; readonly beside: string } {
  const around = mkdtempSync(path.join(tmpdir(), "claimbook-raw-"));
  const [dir, beside] = [path.join(around, "data"), path.join(around, "beside")];
  const raw = path.join(dir, "raw");
  for (const folder of [raw, beside]) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(beside, "precious.txt"), "precious");
  return { dir, raw, beside };
}

test("keepRaw(dir, receive) writes through no link, and sweeps what a killed update has left", async () => {
  const { dir, raw, beside } = folders();
  const precious = path.join(beside, "precious.txt");
  for (const name of ["DGS2.csv", "DGS2.csv.json", "DGS2.csv.new", "DGS2.csv.json.new"])
    symlinkSync(precious, path.join(raw, name));
  writeFileSync(path.join(raw, ".DGS2.csv.0123456789abcdef.tmp"), "half");
  await keepRaw(dir, async ({ name }) => fileOf(name))(request);
  expect(readFileSync(precious, "utf8")).toBe("precious");
  expect(readFileSync(path.join(raw, "DGS2.csv"), "utf8")).toBe("new");
  expect(readdirSync(raw).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("keepRaw(dir, receive) keeps nothing in a folder that is a link", () => {
  const { dir, beside } = folders();
  const other = path.join(path.dirname(dir), "other");
  mkdirSync(other);
  symlinkSync(beside, path.join(other, "raw"));
  expect(() => keepRaw(other, async ({ name }) => fileOf(name))).toThrow(/raw is a link: .* remove it/);
  expect(readdirSync(beside)).toEqual(["precious.txt"]);
});

test.each(["../../beside/precious.txt", "/tmp/claimbook-out.csv", "..", "a/b.csv", "NUL"])(
  "keepRaw(dir, receive) refuses a file that is named %j",
  async (name) => {
    const { dir, raw, beside } = folders();
    await expect(keepRaw(dir, async () => fileOf(name))(request)).rejects.toThrow(
      /requires a plain file name/,
    );
    expect(readdirSync(raw)).toEqual([]);
    expect(readFileSync(path.join(beside, "precious.txt"), "utf8")).toBe("precious");
    expect(existsSync("/tmp/claimbook-out.csv")).toBe(false);
  },
);

test("earlierRaw(dir) gives a file the name that was asked for, whatever its note says", () => {
  const { dir, raw } = folders();
  writeFileSync(path.join(raw, "DGS2.csv"), bytes);
  const note = { ...fileOf("../../beside/precious.txt"), bytes: "evil", etag: '"1"' };
  writeFileSync(path.join(raw, "DGS2.csv.json"), JSON.stringify(note));
  expect(earlierRaw(dir)("DGS2.csv")).toMatchObject({ name: "DGS2.csv", bytes, etag: '"1"' });
});
