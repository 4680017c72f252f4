import { expect, test } from "vitest";
import { openStore } from "../../../lib/store/open-store.js";
import { nextFile } from "../../../lib/update/testing/next-file.js";

test.each([
  ["rates-daily", { date: "Day", dgs2: "Two" }, 1, "2025-01-01", "Day,Two"],
  ["cot-weekly", { date: "Date", r2000_open_interest: "OI" }, 1, "2026-08-25", "Date,OI"],
  ["index-monthly", { month: "Month", russell2000_price: "Level" }, 20, "2026-08", "Month,Level"],
])(
  "nextFile(%s) is the table under other headings with the next row, levels scaled",
  (table, headings, scale, next, header) => {
    const { text, added, now } = nextFile(table, { headings, scale });
    const lines = text.trim().split("\n");
    const { rows } = openStore().describe(table);
    expect([lines.length, lines[0], added]).toEqual([rows + 2, header, next]);
    const [, column = ""] = Object.keys(headings);
    const first = openStore().read(table).get(column, 0) as number;
    expect(Number(lines[1]?.split(",")[1])).toBe(first * scale);
    expect(now.toISOString() > added).toBe(true);
  },
);
