import { expect, test } from "vitest";
import { loadByYear } from "../../lib/sources/by-year.js";
import { SourceError } from "../../lib/sources/source-error.js";

const file = { name: "f", bytes: new Uint8Array(), url: "u", retrieved: "r", sha256: "s" };
const lacking = (absent: number, status: number) => async (year: number) => {
  if (year === absent) throw new SourceError("x", { status });
  return { value: year, file };
};

test("loadByYear(years) keeps the order of the years", async () => {
  expect(await loadByYear([2023, 2024], lacking(0, 404))).toEqual({
    value: [2023, 2024],
    files: [file, file],
  });
});

test("loadByYear(years) goes without the newest year that answers 404, and says so", async () => {
  const { value, note } = await loadByYear([2023, 2024], lacking(2024, 404));
  expect([value, note]).toEqual([[2023], "the year 2024 is not there yet: x"]);
});

test.each([
  ["an older year", [2024, 2025], 404],
  ["the only year", [2024], 404],
  ["another status", [2023, 2024], 403],
])("loadByYear(years) fails without %s", async (_, years, status) => {
  await expect(loadByYear(years, lacking(2024, status))).rejects.toThrow(SourceError);
});
