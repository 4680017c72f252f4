import { mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { writeNewFile } from "../../lib/platform/write-new-file.js";

test("writeNewFile(file, content) writes a new file, and neither over one nor through a link", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-new-"));
  const [file, other] = [path.join(folder, "file"), path.join(folder, "other")];
  writeNewFile(file, "text", { durable: true, mode: 0o600 });
  expect(readFileSync(file, "utf8")).toBe("text");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(() => writeNewFile(file, "over")).toThrow(/EEXIST/);

  writeFileSync(other, "other");
  for (const target of [other, path.join(folder, "nowhere")]) {
    const link = path.join(folder, `link-${path.basename(target)}`);
    symlinkSync(target, link);
    expect(() => writeNewFile(link, "over")).toThrow(/EEXIST|ELOOP/);
  }
  expect(readFileSync(other, "utf8")).toBe("other");
  expect(() => statSync(path.join(folder, "nowhere"))).toThrow(/ENOENT/);
});
