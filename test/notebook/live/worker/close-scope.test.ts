import { afterEach, expect, test } from "vitest";
import { closeScope } from "../../../../lib/notebook/live/worker/close-scope.js";

const { createObjectURL, revokeObjectURL } = URL;
afterEach(() => void Object.assign(URL, { createObjectURL, revokeObjectURL }));

test("closeScope(scope) leaves the language and what computes, and takes away all else, also what is inherited", () => {
  const above = Object.create(null, { fetch: { value: 1, configurable: true } });
  const scope = Object.assign(Object.create(above), { Array, setTimeout: 1, indexedDB: {}, postMessage: 2 });
  expect(closeScope(scope)).toEqual([]);
  expect(Object.keys(scope).sort()).toEqual(["Array", "setTimeout"]);
  expect("fetch" in scope).toBe(false);
});

test("closeScope(scope) hides what cannot be removed, and names what it cannot hide", () => {
  const scope = Object.create(null, {
    hidden: { value: 1, writable: true },
    fixed: { value: 1 },
  }) as { hidden?: unknown };
  expect(closeScope(scope)).toEqual(["fixed"]);
  expect(scope.hidden).toBeUndefined();
});
