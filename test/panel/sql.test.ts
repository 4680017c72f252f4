import { describe, expect, test } from "vitest";
import { day, identifier, literal, whole } from "../../lib/panel/sql/sql.js";
import { everyone, groupReturns, memberOf } from "../../lib/panel.js";
import { withCsv } from "./small-panels.js";

const HOSTILE = `x"'; drop table daily; --`;

describe("texts and names in statements", () => {
  test("a name stays one name, a text one text", () => {
    expect(identifier(HOSTILE).text).toBe(`"x""'; drop table daily; --"`);
    expect(literal(HOSTILE).text).toBe(`'x"''; drop table daily; --'`);
    for (const bad of ["", "a\0b"]) expect(() => identifier(bad)).toThrow(RangeError);
    expect(() => literal("a\0")).toThrow(RangeError);
  });

  test("numbers keep all their digits, and what is no number or day is refused", () => {
    for (const value of [0, 1, -2.5, 0.1 + 0.2, 1e-300, 1.7976931348623157e308]) {
      expect(Number(literal(value).text.replaceAll(/[()]/g, ""))).toBe(value);
    }
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => literal(bad)).toThrow(RangeError);
    expect(() => whole(0.5)).toThrow(RangeError);
    for (const bad of ["2024-02-30", "2024-07-11' or '1'='1"]) expect(() => day(bad)).toThrow(RangeError);
    expect(() => memberOf('r2000" = 1 or "x')).toThrow(RangeError);
  });

  test("a hostile column name and a hostile stock are read as they are", async () => {
    const lines = [
      `${JSON.stringify(HOSTILE).replaceAll('\\"', '""')},date,return`,
      `"${HOSTILE.replaceAll('"', '""')}",2024-07-01,0`,
      `"${HOSTILE.replaceAll('"', '""')}",2024-07-02,0.5`,
    ];
    const row = await withCsv(
      lines,
      async (panel) =>
        (
          await groupReturns(
            panel,
            { base: "2024-07-01", end: "2024-07-02" },
            { groups: [{ universe: HOSTILE, group: HOSTILE, members: everyone }] },
          )
        ).object(),
      { columns: { id: HOSTILE } },
    );
    expect(row).toMatchObject({ universe: HOSTILE, group: HOSTILE, n: 1, mean: 0.5 });
  });
});
