import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ClaimsDocument } from "../../lib/claims/claims-document.js";
import { lastRun } from "../../lib/cli/run-moves.js";
import { writeClaims } from "../../lib/cli/write-claims.js";
import { claim, document, reading } from "../claims/diff/small-document.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-moves-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => path.join(folder, name);

/** A run on a day: what it says of moves, and the claims that it leaves. */
function run(now: ClaimsDocument, day = "2024-08-01") {
  const { moves, keep } = lastRun(folder, now);
  keep();
  writeClaims(folder, now);
  const time = new Date(`${day}T12:00:00Z`);
  utimesSync(at("claims.json"), time, time);
  return moves;
}

const FIRST = document([claim("a"), claim("b"), claim("c")]);
const MOVED = document([
  claim("a", { verdict: "depends" }),
  claim("b", { estimates: [reading("price return", 0.091, { fits: true })] }),
  claim("c"),
]);

test("the first run compares with nothing, and one that comes to the same says nothing either", () => {
  expect(run(FIRST)).toBeUndefined();
  expect(run(FIRST)).toBeUndefined();
  expect(existsSync(at("claims-before.json"))).toBe(false);
});

test("a run says which verdicts and which figures moved since the run before, and its repetition says the same", () => {
  run(FIRST, "2024-08-01");
  const moves = run(MOVED, "2024-08-02");
  expect(moves).toEqual({
    since: "2024-08-01",
    verdicts: [
      {
        ...{ claim: "a", statement: "Claim a", from: "supported", to: "depends" },
        cause: "code: no table that it reads has changed",
      },
    ],
    figures: [expect.objectContaining({ claim: "b", from: "supported", to: "supported" })],
  });
  const before = readFileSync(at("claims-before.json"), "utf8");
  expect(run(MOVED, "2024-08-03")).toEqual(moves);
  expect(run(MOVED, "2024-08-04")).toEqual(moves);
  expect(readFileSync(at("claims-before.json"), "utf8")).toBe(before);
  expect(JSON.parse(before)).toEqual(FIRST);
  expect(run(FIRST, "2024-08-05")).toMatchObject({
    since: "2024-08-04",
    verdicts: [{ claim: "a", from: "depends", to: "supported" }],
  });
});

test("data that move no claim leave what was said", () => {
  run(FIRST);
  const moves = run(MOVED);
  expect(run({ ...MOVED, data: `sha256:${"b".repeat(64)}` })).toEqual(moves);
  expect(JSON.parse(readFileSync(at("claims.json"), "utf8")).data).toMatch(/^sha256:b/);
});

test("claims whose members stand in another order, as a notebook saves them, have not moved", () => {
  const miss = { unit: "decimal", nearest: 0, median: 0.01, relative: null, direction: null };
  const turned = Object.fromEntries(Object.entries(miss).toReversed()) as typeof miss;
  run(FIRST);
  const moves = run(document([claim("a", { miss })]));
  expect(moves).toBeDefined();
  expect(run(document([claim("a", { miss: turned })]))).toEqual(moves);
});

test("a run that asks another question is compared with nothing, whichever comes next", () => {
  run(FIRST);
  const later = document(["a", "b", "c"].map((id) => claim(id, { evaluatedAsOf: null, verdict: "depends" })));
  expect(run(later)).toBeUndefined();
  expect(run(later)).toBeUndefined();
  expect(run(FIRST)).toBeUndefined();
  const asked = document([claim("a", { moved: true, askedOn: "2024-12-31" })]);
  run(document([claim("a")]));
  expect(run(asked)).toBeUndefined();
});

test("a claim that is new and one that is gone have moved", () => {
  run(document([claim("a"), claim("b")]));
  expect(run(document([claim("a"), claim("c")]))?.verdicts).toMatchObject([
    { claim: "c", from: null, to: "supported", cause: "a new claim" },
    { claim: "b", from: "supported", to: null, cause: "the claim is gone" },
  ]);
});

test.each(["", "[]", "{", '{"version":99,"claims":[]}'])(
  "claims that cannot be read, %j, are none",
  (text) => {
    writeFileSync(at("claims.json"), text);
    expect(run(FIRST)).toBeUndefined();
    expect(JSON.parse(readFileSync(at("claims.json"), "utf8"))).toEqual(FIRST);
  },
);
