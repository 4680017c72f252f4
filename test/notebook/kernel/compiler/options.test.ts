import { expect, test } from "vitest";
import { cellOptions } from "../../../../lib/notebook/kernel/compiler/options.js";

test("cellOptions(metadata) is what a notebook's metadata say, nothing by default", () => {
  expect(cellOptions({ claimbook: { compilerOptions: { strict: false } } })).toEqual({ strict: false });
  for (const metadata of [undefined, {}, { claimbook: {} }, { kernelspec: {} }])
    expect(cellOptions(metadata)).toEqual({});
});

test("an option that is not known, and a value that is not true or false, are refused by name", () => {
  const of = (compilerOptions: object) => () => cellOptions({ claimbook: { compilerOptions } });
  expect(of({ strickt: false })).toThrow(
    "claimbook.compilerOptions: strickt is not known; choose among strict, noImplicitAny, ",
  );
  expect(of({ strict: "no" })).toThrow('claimbook.compilerOptions: strict must be true or false, not "no"');
});

test("a notebook that tslab saved is checked as tslab does, unless it says how it is to be checked", () => {
  const saved = (version: string, compilerOptions?: object) =>
    cellOptions({ language_info: { version }, ...(compilerOptions && { claimbook: { compilerOptions } }) });
  expect(saved("3.7.2")).toEqual({ strict: false });
  expect(saved("5.0.4")).toEqual({ strict: false });
  expect(saved("6.0.3")).toEqual({});
  expect(saved("")).toEqual({});
  expect(saved("3.7.2", { strict: true })).toEqual({ strict: true });
});
