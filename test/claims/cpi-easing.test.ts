import { expect, test } from "vitest";
import { cpiEasing } from "../../claims/cpi-easing.js";
import { inflation } from "../../claims/evidence/inflation.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore, setting } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { raw } from "./raw.js";

testEveryAsOf(cpiEasing, ["supported", "supported", "supported", "supported", "supported", "pending"]);

const growth = (column: string, month: string, base: string) =>
  raw("cpi-monthly", month, column) / raw("cpi-monthly", base, column) - 1;

test("a reading is June's rate of inflation minus May's", () => {
  const now = evaluated(cpiEasing);
  expect(reading(now, "headline year on year, not adjusted")).toBeCloseTo(
    growth("cpi_nsa", "2024-06", "2023-06") - growth("cpi_nsa", "2024-05", "2023-05"),
    12,
  );
  expect(reading(now, "core month on month, seasonally adjusted")).toBeCloseTo(
    growth("core_cpi_sa", "2024-06", "2024-05") - growth("core_cpi_sa", "2024-05", "2024-04"),
    12,
  );
  expect(now.estimates.filter(({ comparison }) => !comparison)).toHaveLength(9);
});

test("June as first released is set against May: 3.0%, 3.3% and -0.1%", () => {
  const now = evaluated(cpiEasing);
  const may = growth("cpi_sa", "2024-05", "2024-04");
  expect(reading(now, "headline month on month, seasonally adjusted, June as first released")).toBeCloseTo(
    -0.001 - may,
    12,
  );
  expect(reading(now, "headline year on year, not adjusted, June as first released")).toBeCloseTo(
    0.03 - growth("cpi_nsa", "2024-05", "2023-05"),
    12,
  );
});

test("is not known on the eve of the release, though figures of June are dated before", () => {
  expect(evaluated(cpiEasing, "2024-07-10").verdict).toBe("pending");
  expect(evaluated(cpiEasing, "2024-07-11").verdict).toBe("supported");
});

test("a June index that rose faster than May's turns the readings that it is in", () => {
  const level = raw("cpi-monthly", "2024-05", "core_cpi_sa") * 1.004;
  const changed = changedStore(NOTE, { "cpi-monthly": setting("2024-06", "core_cpi_sa", level) });
  const { verdict, reason, detail } = cpiEasing.evaluate(changed);
  expect(verdict).toBe("depends");
  expect(reason).toBe("Inflation was lower in June 2024 than in May by 7 of 9 measures.");
  expect(detail).toContain(
    "not lower than in May by these: core year on year, seasonally adjusted and core month on month, seasonally adjusted",
  );
});

test("inflation(store) leaves months without an index, or without a base, missing", () => {
  const [headline, adjusted] = inflation(openStore());
  const at = (month: string) => adjusted?.months.indexOf(month) as number;
  expect(headline?.yearOnYear[0]).toBeNaN();
  // October 2025 was not collected: its own rates and those that start from it are missing.
  for (const month of ["2025-10", "2025-11"]) expect(adjusted?.monthOnMonth[at(month)]).toBeNaN();
  expect(adjusted?.yearOnYear[at("2025-11")]).toBeCloseTo(growth("cpi_sa", "2025-11", "2024-11"), 12);
});
