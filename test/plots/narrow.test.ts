import { expect, test } from "vitest";
import type { Figure } from "../../lib/plots/figure.js";
import { withNarrow } from "../../lib/plots/narrow.js";

const figure = (layout: object, ...data: object[]): Figure => ({
  data: data.map((trace) => ({ type: "bar", ...trace })) as Figure["data"],
  layout: { title: { text: "Title" }, ...layout },
  alt: "alt",
  caption: "caption",
});

test("withNarrow(wide, narrow) says in the layout's meta what differs, null where a key is gone", () => {
  const wide = figure({ height: 420, showlegend: true, xaxis: { type: "category" } }, { x: ["a"], y: [1] });
  const narrow = figure({ height: 300, xaxis: { type: "category" } }, { x: [1], y: ["a"], orientation: "h" });
  const { layout, ...rest } = withNarrow(wide, narrow);
  expect(layout.meta).toEqual({
    narrow: {
      layout: { height: 300, showlegend: null },
      traces: [{ x: [1], y: ["a"], orientation: "h" }],
    },
  });
  expect({ ...rest, layout: { ...layout, meta: undefined } }).toEqual({
    ...wide,
    layout: { ...wide.layout, meta: undefined },
  });
});

test("withNarrow(wide, narrow) repeats no data that are the same", () => {
  const same = figure({ height: 420 }, { x: [1, 2, 3], y: [1, 2, 3], name: "short" });
  expect(withNarrow(same, same).layout.meta).toEqual({ narrow: { layout: {}, traces: [] } });
});

test("withNarrow(wide, narrow) breaks a long name of a trace for the legend of a phone", () => {
  const name = "two steps to a cut in July or September (meeting day at the new rate)";
  const { meta } = withNarrow(figure({}, { name }), figure({}, { name })).layout;
  expect(meta).toMatchObject({
    narrow: {
      traces: [{ name: "two steps to a cut in July or September<br>(meeting day at the new rate)" }],
    },
  });
});
