import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { evaluateAll, evaluateClaim } from "../../lib/book/evaluate.js";
import { takeReads } from "../../lib/notebook/show/reads.js";
import { sha256 } from "../../lib/platform/sha256.js";
import { openStore } from "../../lib/store/open-store.js";
import type { Store } from "../../lib/store/store.js";
import { dataCopy } from "../update/future-server.js";

beforeEach(() => void takeReads());

/** A store, and how often it has been read. */
function counted(store: Store): { readonly store: Store; readonly reads: () => number } {
  let count = 0;
  const read: Store["read"] = (name, options) => {
    count += 1;
    return store.read(name, options);
  };
  return { store: { ...store, read }, reads: () => count };
}

/** Halves a price of a data folder, and tells the manifest. */
function revise(dir: string): void {
  const [table, manifest] = ["index-daily.csv", "datapackage.json"].map((name) => path.join(dir, name)) as [
    string,
    string,
  ];
  const text = readFileSync(table, "utf8");
  const revised = text.replace(/^(2024-06-24,)([\d.]+)/m, (_, day, price) => `${day}${Number(price) / 2}`);
  writeFileSync(table, revised);
  const described = readFileSync(manifest, "utf8");
  writeFileSync(manifest, described.replace(sha256(Buffer.from(text)), sha256(Buffer.from(revised))));
}

test("a claim is evaluated once a store and day; asked again it has read the same tables", () => {
  const { store, reads } = counted(openStore({ asOf: "2024-07-24" }));
  const first = evaluateClaim("decade-gap", store);
  const noted = takeReads();
  expect(noted.known).toEqual({ "2024-07-24": "2024-07-24" });
  const before = reads();
  expect(before).toBeGreaterThan(0);
  expect(evaluateClaim("decade-gap", store)).toBe(first);
  expect(reads()).toBe(before);
  expect(takeReads()).toEqual(noted);
  const all = evaluateAll(store);
  expect(all.find(({ claim }) => claim.id === "decade-gap")).toBe(first);
  const after = reads();
  expect(evaluateClaim("cpi-day", store)).toBe(all.find(({ claim }) => claim.id === "cpi-day"));
  expect(reads()).toBe(after);
});

test("another day of the question and another as-of are other evaluations", () => {
  const store = openStore();
  const own = evaluateClaim("july-small", store);
  const moved = evaluateClaim("july-small", store, { askedOn: "2024-12-31" });
  expect([own.askedOn, moved.askedOn]).toEqual(["2024-07-24", "2024-12-31"]);
  expect(evaluateClaim("july-small", store, { askedOn: "2024-12-31" })).toBe(moved);
  expect(evaluateClaim("july-small", openStore({ asOf: "2024-07-10" })).verdict).not.toBe(own.verdict);
});

test("a folder whose data changed is opened anew and evaluated anew", () => {
  const dir = dataCopy();
  const store = openStore({ dir });
  const before = evaluateClaim("decade-gap", store);
  revise(dir);
  expect(evaluateClaim("decade-gap", store)).toBe(before);
  const after = evaluateClaim("decade-gap", openStore({ dir }));
  expect(after.estimates).toHaveLength(before.estimates.length);
  expect(after.estimates).not.toEqual(before.estimates);
});

test("what is no claim is refused, also after one was evaluated", () => {
  const store = openStore();
  evaluateClaim("decade-gap", store);
  expect(() => evaluateClaim("decade-gpa", store)).toThrow(/did you mean "decade-gap"/);
});
