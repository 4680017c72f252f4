import { expect, test } from "vitest";
import { plainFigure } from "../../../lib/notebook/show/plain-figure.js";
import type { Figure } from "../../../lib/plots/figure.js";

function figure(more: Partial<Figure> = {}): Figure {
  return {
    data: [{ type: "scatter", x: [1], y: [2] }],
    layout: { title: { text: "Title" } },
    alt: "alt",
    caption: "caption",
    ...more,
  };
}

test("plainFigure takes title and subtitle out of the layout, as text", () => {
  const layout = {
    title: { text: "One<br>two", subtitle: { text: " Sub<br/>title " } },
    height: 300,
  };
  expect(plainFigure(figure({ layout }))).toMatchObject({
    title: "One two",
    subtitle: "Sub title",
    layout: { height: 300 },
  });
  expect(plainFigure(figure()).subtitle).toBe("");
});

test("plainFigure makes text in data literal, so that plotly reads no markup in it", () => {
  const { data } = plainFigure(
    figure({
      data: [{ type: "bar", x: ["<b>a</b>", "a & b", "&lt;", "1 < 2"], y: [1, 2, 3, 4], name: "<i>n</i>" }],
    }),
  );
  expect(data[0]).toMatchObject({
    x: ["&lt;b>a&lt;/b>", "a & b", "&amp;lt;", "1 < 2"],
    name: "&lt;i>n&lt;/i>",
  });
});

test("plainFigure leaves plotly's own markup where it is an instruction", () => {
  const hovertemplate = "<b>%{y}</b><extra></extra>";
  expect(plainFigure(figure({ data: [{ type: "scatter", y: [1], hovertemplate }] })).data[0]).toMatchObject({
    hovertemplate,
  });
});

test("plainFigure keeps eight significant digits, whole numbers and missing values", () => {
  const { data } = plainFigure(
    figure({
      data: [
        {
          type: "heatmap",
          z: [
            [1 / 3, null],
            [123456789012, 1e-12 / 3],
          ],
        },
      ],
    }),
  );
  expect(data[0]).toMatchObject({
    z: [
      [0.33333333, null],
      [123456789012, 3.3333333e-13],
    ],
  });
});

test("plainFigure drops what is undefined and changes nothing that it is given", () => {
  const given = figure({ data: [{ type: "scatter", y: [1 / 3], name: undefined }] });
  const before = structuredClone(given);
  expect(plainFigure(given).data).toEqual([{ type: "scatter", y: [0.33333333] }]);
  expect(given).toEqual(before);
});
