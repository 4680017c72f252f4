import { rmSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { checkData } from "../../../lib/notebook/doctor/data.js";
import { smallFolder } from "../../store/small-folder.js";

const folders: string[] = [];
const folder: typeof smallFolder = (edit) => {
  const dir = smallFolder(edit);
  folders.push(dir);
  return dir;
};
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true });
});

/** The newest row of the small tables is of February 2024. */
const SOON = Date.parse("2024-03-31");
const LATE = Date.parse("2025-03-31");

test("checkData reads every table and says how old the newest row is", () => {
  const { status, message } = checkData({ dir: folder(), now: SOON });
  expect(status).toBe("ok");
  expect(message).toMatch(/^3 tables .* of 2024-0\d(-\d\d)?, \d+ days ago$/);
});

test("checkData warns of data that are half a year old, and names the command that renews them", () => {
  const check = checkData({ dir: folder(), now: LATE });
  expect(check.status).toBe("warn");
  expect(check.remedy).toContain("claimbook update");
});

test("checkData fails over a damaged table, with table, value and remedy", () => {
  const check = checkData({ dir: folder({ days: (csv) => csv.replace("-0.02", "oops") }), now: SOON });
  expect(check.status).toBe("fail");
  expect(check.message).toMatch(/days.*oops/s);
});

test("checkData fails where there are no data", () => {
  expect(checkData({ dir: "/nowhere/at/all" })).toMatchObject({ status: "fail" });
});
