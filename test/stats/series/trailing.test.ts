import { expect, test } from "vitest";
import { trailing } from "../../../lib/stats/series/trailing.js";

test("trailing(days, day, { months: 120 }) starts from the same day ten years earlier, or the last close before it", () => {
  const days = Object.freeze(["2014-06-20", "2014-06-23", "2014-06-24", "2024-06-21", "2024-06-24"]);
  expect(trailing(days, "2024-06-24", { months: 120 })).toEqual({
    base: 2,
    end: 4,
    from: "2014-06-24",
    to: "2024-06-24",
  });
  // 22 June 2024 was a Saturday, 22 June 2014 a Sunday.
  expect(trailing(days, "2024-06-22", { months: 120 })).toMatchObject({
    from: "2014-06-20",
    to: "2024-06-21",
  });
});

test("trailing is null where the base or the end has no close within the limit", () => {
  expect(trailing(["2014-05-01", "2024-06-24"], "2024-06-24", { months: 120 })).toBeNull();
  expect(trailing(["2014-06-24", "2024-05-24"], "2024-06-24", { months: 120 })).toBeNull();
  expect(trailing([], "2024-06-24", { months: 1 })).toBeNull();
});
