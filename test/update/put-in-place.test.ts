import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { rollback } from "../../lib/update/rollback.js";
import { dataCopy } from "./future-server.js";
import { importTable } from "./this-book.js";

test("an update copies nothing from where README.md and CHANGES.md lead as links, and writes nothing there", async () => {
  const dir = dataCopy();
  const beside = mkdtempSync(path.join(tmpdir(), "claimbook-beside-"));
  const secret = path.join(beside, "secret.txt");
  writeFileSync(secret, "secret");
  rmSync(path.join(dir, "README.md"));
  for (const name of ["README.md", "CHANGES.md"]) symlinkSync(secret, path.join(dir, name));
  const file = path.join(beside, "mine.csv");
  writeFileSync(file, "date,dgs2\n2025-01-02,0.0426\n");
  await importTable(file, { dir, table: "rates-daily" });
  const changes = () => readFileSync(path.join(dir, "CHANGES.md"), "utf8");
  expect(changes()).toContain("import of mine.csv into rates-daily");
  expect(changes()).not.toContain("secret");
  rmSync(path.join(dir, "CHANGES.md"));
  symlinkSync(secret, path.join(dir, "CHANGES.md"));
  await rollback(dir);
  expect(changes()).toContain("back to the state before");
  expect(changes()).not.toContain("secret");
  expect(readFileSync(secret, "utf8")).toBe("secret");
});
