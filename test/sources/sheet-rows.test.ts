// Takes long: workbooks are read in processes of their own, and damaged ones until they are given up.

import { describe, expect, test } from "vitest";
import { type CellObject, CFB, utils, type WorkSheet, write } from "xlsx";
import { sheetRows } from "../../lib/sources/sheet-rows.js";
import { zipOf } from "./zip-of.js";

function workbook(sheet: WorkSheet, name = "Data"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, name);
  return write(book, { type: "buffer", bookType: "xlsx" });
}

interface Archive {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content?: Uint8Array }[];
}

/** A workbook whose sheet's XML is changed. */
function changed(change: (xml: string) => string): Uint8Array {
  const { FullPaths, FileIndex }: Archive = CFB.read(
    workbook(
      utils.aoa_to_sheet([
        ["a", "b"],
        [1, 2],
      ]),
    ),
    { type: "buffer" },
  );
  const files = FullPaths.flatMap((name, at): [string, string | Uint8Array][] => {
    const bytes = Buffer.from(FileIndex[at]?.content ?? []);
    if (bytes.length === 0) return [];
    return [
      [name.replace("Root Entry/", ""), name.endsWith("sheet1.xml") ? change(bytes.toString()) : bytes],
    ];
  });
  return zipOf(Object.fromEntries(files));
}

describe("sheetRows(bytes)", () => {
  test("has the rows with cells, from the first column that has any", () => {
    const sheet = utils.aoa_to_sheet([[null, "a", "b"], [], [null, 1], [null, null, true]]);
    expect(sheetRows(workbook(sheet))).toEqual({
      names: ["Data"],
      rows: [["a", "b"], [1], [undefined, true]],
    });
  });

  test("has no rows where there is no such sheet", () => {
    expect(sheetRows(workbook(utils.aoa_to_sheet([["a"]])), { sheet: "Other" })).toEqual({ names: ["Data"] });
  });

  test("takes cells for errors as missing, and dates as days where they are asked for", () => {
    const error: CellObject = { t: "e", v: 42, w: "#N/A" };
    const sheet = utils.aoa_to_sheet([["d", "e"], [new Date(Date.UTC(2024, 6, 24))]], { UTC: true });
    sheet.B2 = error;
    sheet["!ref"] = "A1:B2";
    const { rows = [] } = sheetRows(workbook(sheet), { dates: true });
    expect(rows[1]).toEqual([new Date(Date.UTC(2024, 6, 24))]);
  });

  test("reads the cells that there are, whatever range the sheet states", () => {
    const wide = changed((xml) => xml.replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD1048576"'));
    expect(sheetRows(wide, { seconds: 20 }).rows).toEqual([
      ["a", "b"],
      [1, 2],
    ]);
  });

  test("refuses a workbook that unpacks to more than it may", () => {
    const bomb = zipOf({ "xl/workbook.xml": Buffer.alloc(260_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(() => sheetRows(bomb)).toThrow("the archive: unpacks to more than 250000000 bytes");
  });

  test("gives up one that takes too long", () => {
    const links = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>';
    const slow = changed((xml) => xml.replace("</sheetData>", `</sheetData>${links}`));
    expect(() => sheetRows(slow, { seconds: 5 })).toThrow("reading it took more than 5 seconds");
  });

  test("says why it cannot read a damaged one", () => {
    const whole = workbook(utils.aoa_to_sheet([["a"]]));
    expect(() => sheetRows(whole.subarray(0, whole.length / 2))).toThrow("expected a whole zip file");
  });
});
