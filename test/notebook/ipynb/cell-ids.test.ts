import fc from "fast-check";
import { expect, test } from "vitest";
import { uniqueCellIds } from "../../../lib/notebook/ipynb/cell-ids.js";

const cell = fc.record({
  // Few ids and sources, so that equal ones are common.
  id: fc.oneof(fc.constantFrom("", "a", "b", "no spaces", "x".repeat(65)), fc.string()),
  cell_type: fc.constantFrom("code", "markdown"),
  source: fc.oneof(fc.constantFrom("", "1"), fc.string()),
});
const VALID = /^[a-zA-Z0-9_-]{1,64}$/;

test("uniqueCellIds gives each cell an id that the format allows and no other cell has", () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const ids = uniqueCellIds(cells);
      expect(ids).toHaveLength(cells.length);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(VALID);
    }),
  );
});

test("uniqueCellIds keeps the first of each valid id, and a second pass changes nothing", () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const ids = uniqueCellIds(cells);
      cells.forEach(({ id }, index) => {
        const first = cells.findIndex((other) => other.id === id) === index;
        if (VALID.test(id) && first) expect(ids[index]).toBe(id);
      });
      expect(uniqueCellIds(cells.map((one, index) => ({ ...one, id: ids[index] as string })))).toEqual(ids);
      expect(uniqueCellIds(cells)).toEqual(ids);
    }),
  );
});
