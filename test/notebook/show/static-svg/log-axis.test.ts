import { expect, test } from "vitest";
import { figureOutput } from "../../../../lib/notebook/show/figure-output.js";
import { lineChart } from "../../../../lib/plots/line-chart.js";

const words = { title: "Title", source: "A source" };

/** The labels of the value axis in the static SVG. */
function labels(values: readonly number[]): string[] {
  const x = values.map((_, at) => `2024-01-${String(at + 1).padStart(2, "0")}`);
  const figure = lineChart([{ name: "a", x, y: values, colour: "first" }], {
    ...words,
    axis: { title: "Relative wealth", log: true },
  });
  const svg = String(figureOutput(figure).mime["image/svg+xml"]);
  return [...svg.matchAll(/<text[^>]*text-anchor="end"[^>]*>([^<]*)<\/text>/g)].map(
    ([, text]) => text as string,
  );
}

test.each([
  ["half a decade", [0.9, 1.4, 2.8], ["1", "1.5", "2", "2.5"]],
  ["about a decade", [0.5, 1.2, 5.2], ["0.5", "1", "2", "5"]],
  ["three decades", [1, 30, 900], ["1", "10", "100", "1,000"]],
  ["less than a tenth of a decade", [101, 103, 108], ["102", "104", "106", "108"]],
])("a logarithmic axis over %s is labelled at more than one value", (_, values, expected) => {
  expect(labels(values)).toEqual(expected);
});
