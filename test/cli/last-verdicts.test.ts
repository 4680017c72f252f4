import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { ClaimJson } from "../../lib/claims/claims-json.js";
import { cacheVerdicts, lastVerdicts, runVerdicts, verdictsMoved } from "../../lib/cli/last-verdicts.js";
import { Cache } from "../../lib/platform/cache/cache.js";

const NOW = new Date("2026-03-01T12:00:00Z");
const claim = (id: string, verdict: ClaimJson["verdict"], ...values: readonly (number | null)[]) =>
  ({ id, verdict, estimates: values.map((value) => ({ value, fits: true })) }) as unknown as ClaimJson;
const run = (...claims: readonly ClaimJson[]) => runVerdicts(claims, NOW).claims;

describe("verdictsMoved(before, after)", () => {
  test("lists verdicts that moved, that are new and that are gone, in the order of the later run", () => {
    const before = run(claim("a", "supported"), claim("gone", "opinion"), claim("b", "depends"));
    const after = run(claim("new", "depends"), claim("b", "depends"), claim("a", "contradicted"));
    expect(verdictsMoved(before, after)).toEqual({
      verdicts: [
        { id: "new", before: null, after: "depends" },
        { id: "a", before: "supported", after: "contradicted" },
        { id: "gone", before: "opinion", after: null },
      ],
      readings: [],
    });
  });

  test("names claims whose readings moved under the same verdict", () => {
    const before = run(claim("a", "supported", 1, null), claim("b", "supported", 1));
    expect(verdictsMoved(before, run(claim("a", "supported", 1, 2), claim("b", "supported", 1)))).toEqual({
      verdicts: [],
      readings: ["a"],
    });
    expect(verdictsMoved(before, before)).toEqual({ verdicts: [], readings: [] });
  });
});

describe("lastVerdicts(cache, question)", () => {
  let folder: string;
  let cache: Cache;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "claimbook-cache-"));
    cache = new Cache(folder);
  });

  test("is the run that was cached for the same question, and no other one's", () => {
    const [first, second] = [claim("a", "supported", 1), claim("a", "depends", 1)].map((one) =>
      runVerdicts([one], NOW),
    ) as [ReturnType<typeof runVerdicts>, ReturnType<typeof runVerdicts>];
    expect(lastVerdicts(cache, { asOf: "2024-07-24" })).toBeUndefined();
    cacheVerdicts(cache, { asOf: "2024-07-24" }, first);
    cacheVerdicts(cache, { asOf: null }, second);
    expect(lastVerdicts(cache, { asOf: "2024-07-24" })).toEqual(first);
    expect(lastVerdicts(cache, { asOf: null })).toEqual(second);
    cacheVerdicts(cache, { asOf: "2024-07-24" }, second);
    expect(lastVerdicts(cache, { asOf: "2024-07-24" })).toEqual(second);
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    "7",
    '{"at":"2026-03-01T12:00:00.000Z"}',
    '{"at":"yesterday","claims":{}}',
    '{"at":"2026-03-01T12:00:00.000Z","claims":null}',
    '{"at":"2026-03-01T12:00:00.000Z","claims":{"a":null}}',
    '{"at":"2026-03-01T12:00:00.000Z","claims":{"a":{"verdict":"supported"}}}',
  ])("is none where the file was damaged to %j", (text) => {
    cacheVerdicts(cache, { asOf: null }, runVerdicts([claim("a", "supported")], NOW));
    const [name] = readdirSync(path.join(folder, "verdicts")) as [string];
    writeFileSync(path.join(folder, "verdicts", name), text);
    expect(lastVerdicts(cache, { asOf: null })).toBeUndefined();
  });
});
