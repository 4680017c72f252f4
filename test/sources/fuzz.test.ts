// Takes long: every parser reads a file changed at random many times.

import fc from "fast-check";
import { expect, test } from "vitest";
import { SourceError } from "../../lib/sources/source-error.js";
import type { Fetch } from "../../lib/sources/source-file.js";
import { byteChanges, jsonChanges, withByteChanges, withJsonChange } from "./mutations.js";
import { SAMPLES, type Sample } from "./samples.js";

/** The same changes at each run of the suite; `CLAIMBOOK_FUZZ_RUNS=6000` looks for new ones. */
const MANY = process.env.CLAIMBOOK_FUZZ_RUNS;
const RUNS = MANY === undefined ? { numRuns: 80, seed: 20240724 } : { numRuns: Number(MANY) };

const serving =
  (bytes: Uint8Array): Fetch =>
  async ({ name }) => ({ name, bytes, url: "u", retrieved: "r", sha256: "s" });

/** Refuses a value that no table could hold: a number that is none, a period that is in no calendar. */
function checkValue(value: unknown): void {
  if (typeof value === "number") expect(value).toSatisfy(Number.isFinite);
  else if (value instanceof Map) {
    for (const [period, one] of value) {
      expect(period).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
      checkValue(one);
    }
  } else if (value instanceof Object) for (const one of Object.values(value)) checkValue(one);
}

async function readOrRefuse({ packed = (bytes) => bytes, load }: Sample, bytes: Uint8Array): Promise<void> {
  let loaded: { readonly value: unknown };
  try {
    loaded = await load(serving(packed(bytes)));
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    return;
  }
  checkValue(loaded.value);
}

test.each(SAMPLES)("$name: the sample itself is read", async ({ bytes, packed = (same) => same, load }) => {
  checkValue((await load(serving(packed(bytes)))).value);
});

test.each(SAMPLES)("$name: changed bytes are read, or refused as a failure of the source", async (sample) => {
  const property = fc.asyncProperty(byteChanges, (changes) =>
    readOrRefuse(sample, withByteChanges(sample.bytes, changes)),
  );
  await fc.assert(property, RUNS);
});

const JSON_SAMPLES = SAMPLES.filter(({ bytes }) => bytes[0] === "{".charCodeAt(0));

test.each(JSON_SAMPLES)(
  "$name: another value in it is read, or refused as a failure of the source",
  async (sample) => {
    const property = fc.asyncProperty(jsonChanges, (change) =>
      readOrRefuse(sample, withJsonChange(sample.bytes, change)),
    );
    await fc.assert(property, RUNS);
  },
);
