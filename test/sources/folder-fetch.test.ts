import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { loadCftcYears } from "../../lib/sources/cftc.js";
import { folderFetch } from "../../lib/sources/folder-fetch.js";
import { loadFrench } from "../../lib/sources/french.js";
import { zipOf } from "./zip-of.js";

const MOMENTUM = ",Mom,\r\n20260105,0.31,\r\n";

/** A folder with one file. */
function folderWith(name: string, content: string | Uint8Array): string {
  const dir = mkdtempSync(path.join(tmpdir(), "claimbook-folder-"));
  writeFileSync(path.join(dir, name), content);
  return dir;
}

test.each<[string, string | Uint8Array]>([
  ["Mom_CSV.zip", zipOf({ "Mom.csv": Buffer.from(MOMENTUM) })],
  ["Mom_CSV.zip", MOMENTUM],
  ["Mom.csv", MOMENTUM],
  ["Mom.CSV", MOMENTUM],
  ["Mom_CSV.csv", `\uFEFF${MOMENTUM}`],
])("folderFetch(dir) takes %s for Mom_CSV.zip", async (name, content) => {
  const { value, files } = await loadFrench("Mom", { fetch: folderFetch(folderWith(name, content)) });
  expect(value.tables[0]?.values).toEqual([[0.31]]);
  expect(files[0]?.name).toBe("Mom_CSV.zip");
});

test("folderFetch(dir) takes the unpacked text of a year's positions", async () => {
  const names =
    "Open_Interest_All,Dealer_Positions_Long_All,Dealer_Positions_Short_All,Asset_Mgr_Positions_Long_All,Asset_Mgr_Positions_Short_All,Lev_Money_Positions_Long_All,Lev_Money_Positions_Short_All";
  const text = `Report_Date_as_YYYY-MM-DD,CFTC_Contract_Market_Code,${names}\n2026-01-06,239742,7,1,2,3,4,5,6\n`;
  const dir = folderWith("fut_fin_txt_2026.txt", text);
  const { value } = await loadCftcYears([2026], { fetch: folderFetch(dir), contracts: ["239742"] });
  expect(value).toMatchObject([{ date: "2026-01-06", openInterest: 7, leveragedShort: 6 }]);
});

test("folderFetch(dir) takes a new workbook for an old one", async () => {
  const fetch = folderFetch(folderWith("ie_data.xlsx", zipOf({ "xl/workbook.xml": Buffer.from("x") })));
  const file = await fetch({ provider: "shiller", name: "ie_data.xls", path: "", format: "xls" });
  expect([file.name, file.bytes[0]]).toEqual(["ie_data.xls", 0x50]);
});

test("folderFetch(dir) refuses a file that is not there, and a web page in the place of a zip", async () => {
  const dir = folderWith("Mom_CSV.zip", "<!doctype html><title>Not found</title>");
  const fetch = folderFetch(dir);
  await expect(loadFrench("Size", { fetch })).rejects.toThrow("Size_CSV.zip is not in");
  await expect(loadFrench("Mom", { fetch })).rejects.toThrow(/found a web page titled "Not found"/);
});
