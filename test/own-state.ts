import { afterAll, beforeAll, expect } from "vitest";

type Global = readonly [name: string, now: unknown];

const globalNow = (name: string): unknown => {
  const { value, get } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
  return value ?? get;
};

let environment: NodeJS.ProcessEnv;
let folder: string;
let globals: readonly Global[];

// Files of the project "together" share a process, so a file fails that leaves behind another environment, folder or clock. What a
// package adds to the globals when it is first loaded is no concern of the next file.
beforeAll(() => {
  environment = { ...process.env };
  folder = process.cwd();
  globals = Object.getOwnPropertyNames(globalThis).map((name) => [name, globalNow(name)]);
});

afterAll(() => {
  const remedy = "this file changes its process: put it back, or take it out of TOGETHER in vitest.config.ts";
  expect({ ...process.env }, remedy).toEqual(environment);
  expect(process.cwd(), remedy).toBe(folder);
  const changed = globals
    .filter(([name, before]) => !Object.is(globalNow(name), before))
    .map(([name]) => name);
  expect(changed, remedy).toEqual([]);
});
