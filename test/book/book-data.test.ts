import { expect, test } from "vitest";
import { addressesOf, inputsOf, recipeOf, whyFrozen } from "../../lib/book/book-data.js";
import { defineInput, type Input } from "../../lib/book/input.js";
import { defineTable } from "../../lib/book/table-recipe.js";
import { BASE_URLS } from "../../lib/sources/base-urls.js";
import { FROZEN, RECIPES } from "../update/this-book.js";

const input = (name: string, addresses: Readonly<Record<string, string>> = {}) =>
  defineInput<number>({ name, addresses, publishers: () => [] });
const table = (name: string, inputs: Readonly<Record<string, Input>>) =>
  defineTable({
    ...{ table: name, inputs, maxGapDays: 7, staleAfterDays: 10 },
    build: (columns) => ({ columns, vintage: "" }),
  });
const [oil, gas] = [input("oil"), input("gas")];

test("recipeOf(table, book) is undefined without a source, and whyFrozen(table, book) the reason", () => {
  const book = { tables: [table("rates", { oil })], frozen: { odds: "entered by hand" } };
  expect(recipeOf("rates", book)?.inputs).toEqual({ oil });
  expect([recipeOf("odds", book), whyFrozen("rates", book)]).toEqual([undefined, undefined]);
  expect(whyFrozen("odds", book)).toBe("entered by hand");
  for (const own of ["my-index", "constructor"])
    expect(whyFrozen(own, book)).toMatch(/"claimbook new source" writes a source for it$/);
});

test("inputsOf(tables) has each input once, in the order of the tables, and refuses two of one name", () => {
  expect(inputsOf([table("a", { x: gas, y: oil }), table("b", { z: oil })])).toEqual([gas, oil]);
  expect(() => inputsOf([table("a", { oil }), table("b", { oil: input("oil") })])).toThrow(
    /^two inputs are called "oil"; define it once/,
  );
});

test("addressesOf(inputs) adds what inputs name to the addresses that the engine knows, and refuses a second address", () => {
  const own = input("own", { bank: "https://bank.example/" });
  expect(addressesOf([oil, own, input("other", { bank: "https://bank.example/" })])).toEqual({
    ...BASE_URLS,
    bank: "https://bank.example/",
  });
  for (const provider of ["bank", "fred"])
    expect(() => addressesOf([own, input("x", { [provider]: "https://x.example/" })])).toThrow(
      new RegExp(`^input x: the publisher ${provider} has the address https://.* already`),
    );
});

test("this book's closes of one ticker are one input of all tables that rest on them", () => {
  const names = (name: string) =>
    RECIPES.flatMap(({ table: of, inputs }) =>
      Object.values(inputs).some((one) => one.name === name) ? [of] : [],
    );
  expect(names("closes ^GSPC")).toHaveLength(4);
  expect(inputsOf(RECIPES).filter(({ name }) => name === "closes ^GSPC")).toHaveLength(1);
  expect(FROZEN["fomc-meetings"]).toBe("the calendar of 2024, entered by hand");
});
