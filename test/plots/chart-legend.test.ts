import { describe, expect, test } from "vitest";
import type { Figure } from "../../lib/plots/figure.js";
import { lineChart } from "../../lib/plots/line-chart.js";
import { waterfall } from "../../lib/plots/waterfall.js";

const words = { title: "Title", source: "A source" };
const line = (name: string, y: readonly number[] = [1, 2]) =>
  ({ name, x: ["2024-05", "2024-06"], y, colour: "first" }) as const;

/** The names that a legend lists; none where it is not shown. */
function legendOf({ data, layout }: Figure): unknown[] {
  if (layout.showlegend !== true) return [];
  return data.filter(({ showlegend }) => showlegend !== false).map(({ name }) => name);
}

describe("a legend does not repeat an axis", () => {
  test("one line has none", () => {
    expect(legendOf(lineChart([line("Small")], { ...words, axis: { title: "Wealth" } }))).toEqual([]);
  });

  test("two panels of one line each have none: each axis says what its line is", () => {
    const lower = { axis: { title: "Below the peak, %" }, lines: [line("Drawdown")] };
    expect(legendOf(lineChart([line("Small")], { ...words, axis: { title: "Wealth" }, lower }))).toEqual([]);
  });

  test("the only line of a panel that goes by the name of its axis is left out of it", () => {
    const axis = { title: "Return" };
    const lower = { axis: { title: "Gap, points" }, lines: [line("Gap")] };
    const lines = [line("Small"), line("Large")];
    expect(legendOf(lineChart(lines, { ...words, axis, lower }))).toEqual(["Small", "Large"]);
    const other = { ...lower, lines: [line("Small minus large")] };
    expect(legendOf(lineChart(lines, { ...words, axis, lower: other }))).toEqual([
      "Small",
      "Large",
      "Small minus large",
    ]);
  });

  test("a waterfall has none: its bars have their names under them", () => {
    const steps = [{ name: "Earnings", value: 1, colour: "second" }] as const;
    expect(legendOf(waterfall([{ name: "2024", steps }], { ...words, axis: { title: "Points" } }))).toEqual(
      [],
    );
  });
});

describe("what is marked sits on its own day", () => {
  const chart = (options: object) =>
    lineChart([line("Small")], { ...words, axis: { title: "y" }, ...options });

  test("a month is drawn on its last day, a mark of that month on the same", () => {
    const { data, layout } = chart({ marks: [{ x: "2024-06", y: 2, label: "June" }] });
    expect(data[0]).toMatchObject({ x: ["2024-05-31", "2024-06-30"], xhoverformat: "%B %Y" });
    expect(layout.annotations).toMatchObject([{ x: "2024-06-30", text: "June" }]);
  });

  test("a shaded month reaches from its first day to its last, its name in the middle", () => {
    const { layout } = chart({ shades: [{ from: "2024-05", to: "2024-06", label: "spring" }] });
    expect(layout.shapes).toMatchObject([{ type: "rect", x0: "2024-05-01", x1: "2024-06-30" }]);
    expect(layout.annotations).toMatchObject([{ x: "2024-05-31", text: "spring" }]);
  });

  test("a shaded day is a line on that day", () => {
    const day = { from: "2024-06-11", to: "2024-06-11", label: "the day" };
    const { layout, alt } = chart({ shades: [day] });
    expect(layout.shapes).toMatchObject([{ type: "line", x0: "2024-06-11", x1: "2024-06-11" }]);
    expect(layout.annotations).toMatchObject([{ x: "2024-06-11" }]);
    expect(alt).toContain("Shaded: the day, 2024-06-11.");
  });

  test("the caption names a line that ends well before the last", () => {
    const long = { ...line("Small"), x: ["2024-05", "2025-06"] };
    const { caption } = lineChart([long, line("Large")], { ...words, axis: { title: "y" } });
    expect(caption).toContain("Ends earlier: Large (2024-06).");
  });
});
