import { expect, test } from "vitest";
import { requireWindow } from "../../../lib/stats/rolling/rolling-window.js";

test("requireWindow(options) asks every observation of a window unless told otherwise", () => {
  expect(requireWindow({ window: 3 }, "f")).toEqual({ window: 3, minObservations: 3 });
  expect(requireWindow({ window: 3, minObservations: 1 }, "f")).toEqual({ window: 3, minObservations: 1 });
});

test.each([{ window: 0 }, { window: 1.5 }, { window: Number.NaN }])(
  "requireWindow(%o) refuses the window",
  (options) => {
    expect(() => requireWindow(options, "f")).toThrow(
      `f requires a window of one period or more (got ${options.window})`,
    );
  },
);

test.each([0, 4, 1.5])("requireWindow refuses minObservations of %d for a window of 3", (minObservations) => {
  expect(() => requireWindow({ window: 3, minObservations }, "f")).toThrow(
    `f requires minObservations between one and the window of 3 (got ${minObservations})`,
  );
});
