import { expect, test } from "vitest";
import { noteReads, takeReads } from "../../../lib/notebook/show/reads.js";
import { openStore } from "../../../lib/store/open-store.js";

test("takeReads() names the tables read since it was asked last, with their hashes", () => {
  const store = noteReads(openStore());
  expect(takeReads()).toEqual({});
  const [first = "", second = ""] = [...store.tables].sort();
  store.read(second);
  store.read(first);
  store.read(first);
  expect(takeReads()).toEqual({
    inputs: { [first]: store.describe(first).hash, [second]: store.describe(second).hash },
  });
  expect(takeReads()).toEqual({});
});

test("a table that could not be read is not noted", () => {
  const store = noteReads(openStore());
  expect(() => store.read("no-such-table")).toThrow();
  expect(takeReads()).toEqual({});
});
