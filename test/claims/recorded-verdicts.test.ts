import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Claim, ClaimResult, Verdict } from "../../lib/claims/claim.js";
import { readRecordedVerdicts, recordVerdicts, verdictChanges } from "../../lib/claims/recorded-verdicts.js";
import { openStore } from "../../lib/store/open-store.js";
import { smallFolder } from "../store/small-folder.js";

const result = (id: string, verdict: Verdict): ClaimResult => ({
  claim: { id, tables: ["days"] } as unknown as Claim,
  statement: "",
  askedOn: "2024-07-24",
  moved: false,
  verdict,
  reason: "",
  estimates: [],
  miss: null,
});

/** Changes a table of the folder and its manifest, as an update does. */
function rewrite(dir: string, name: string, edit: (csv: string) => string): void {
  const file = path.join(dir, `${name}.csv`);
  const text = edit(readFileSync(file, "utf8"));
  writeFileSync(file, text);
  const manifest = JSON.parse(readFileSync(path.join(dir, "datapackage.json"), "utf8"));
  const resource = manifest.resources.find((one: { name: string }) => one.name === name);
  resource.rows = text.trimEnd().split("\n").length - 1;
  resource.hash = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  writeFileSync(path.join(dir, "datapackage.json"), JSON.stringify(manifest));
}

describe("verdictChanges(results, recorded, store)", () => {
  const changed = (edit?: (csv: string) => string) => {
    const dir = smallFolder();
    const recorded = recordVerdicts([result("a", "supported"), result("b", "depends")], openStore({ dir }));
    if (edit) rewrite(dir, "days", edit);
    return verdictChanges(
      [result("a", "contradicted"), result("b", "depends")],
      recorded,
      openStore({ dir }),
    );
  };
  const change = { id: "a", before: "supported", after: "contradicted" };

  test("lists what changed only, with the code as cause where no table has changed", () => {
    expect(changed()).toEqual([{ ...change, cause: "code" }]);
  });

  test("tells rows added behind the old ones from old rows that changed", () => {
    expect(changed((csv) => `${csv}2024-01-05,0.01,\n`)).toEqual([{ ...change, cause: "new rows in days" }]);
    expect(changed((csv) => csv.replace("-0.02", "-0.03"))).toEqual([
      { ...change, cause: "revised rows in days" },
    ]);
  });

  test("lists claims that are new or gone", () => {
    const store = openStore({ dir: smallFolder() });
    const recorded = recordVerdicts([result("old", "supported")], store);
    expect(verdictChanges([result("new", "opinion")], recorded, store)).toEqual([
      { id: "new", before: null, after: "opinion", cause: "a new claim" },
      { id: "old", before: "supported", after: null, cause: "the claim is gone" },
    ]);
  });
});

test("readRecordedVerdicts(file) says how to write a record where there is none, or what is there is not one", () => {
  const dir = smallFolder();
  const file = path.join(dir, "verdicts.json");
  expect(() => readRecordedVerdicts(file)).toThrow(
    /no recorded verdicts; write it with "npx claimbook claims --record"/,
  );
  writeFileSync(file, "[");
  expect(() => readRecordedVerdicts(file)).toThrow(/not a record of verdicts/);
});
