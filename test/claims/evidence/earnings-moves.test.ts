import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compositeEarnings } from "../../../claims/evidence/composite-earnings.js";
import { earningsMoves } from "../../../claims/evidence/earnings-moves.js";
import { openStore } from "../../../lib/store/open-store.js";

const composite = compositeEarnings(openStore());
const even = { path: "even", sessions: 21 } as const;

test("over a month's 21 sessions at an even pace a monthly change is itself, a quarterly one a third of it", () => {
  const monthly = earningsMoves(composite, { ...even, months: 1, since: "2024-06" });
  expect(monthly).toHaveLength(6);
  expect(monthly[0]).toBeCloseTo(Math.log(197.3767 / 195.93), 12);
  const quarterly = earningsMoves(composite, { ...even, months: 3, since: "2024-06" });
  expect(quarterly).toHaveLength(2);
  expect(quarterly[0]).toBeCloseTo(Math.log(200.27 / 195.93) / 3, 12);
});

test("without a path the whole change stands, whatever the sessions", () => {
  const whole = earningsMoves(composite, { months: 3, since: "2024-01", path: null, sessions: 2 });
  // Quarters end in March, June, September and December, wherever the sample starts.
  expect(whole[0]).toBeCloseTo(Math.log(195.93 / 191.39), 12);
});

test("before 1935 the table's earnings step evenly through each year, as interpolated from annual figures", () => {
  const rows = readFileSync("data/sp500-earnings-monthly.csv", "utf8")
    .split("\n")
    .filter((line) => line >= "1926" && line < "1936")
    .map((line) => Number(line.split(",")[3]));
  const bends = (year: number) => {
    const months = rows.slice(12 * (year - 1926), 12 * (year - 1925));
    const steps = months.slice(1).map((value, at) => value - (months[at] as number));
    return Math.max(...steps) - Math.min(...steps);
  };
  for (let year = 1926; year < 1935; year += 1) expect(bends(year), String(year)).toBeLessThan(0.0015);
  expect(bends(1935)).toBeGreaterThan(0.05);
});
