import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plotlyPath } from "../../lib/notebook/assets.js";
import { drawPlot } from "../../lib/notebook/show/static-svg/draw-plot.js";

const SIZE = { width: 300, height: 200 };

const source = readFileSync(plotlyPath(), "utf8");

describe("plotly.js, the cartesian bundle", () => {
  test("draws the traces that the figures use", () => {
    for (const type of ["scatter", "bar", "histogram", "heatmap", "box", "violin"]) {
      const z = type === "heatmap" ? { z: [[1, 2]] } : { y: [1, 2, 2] };
      expect(() => drawPlot({ data: [{ type, ...z }], layout: SIZE }, () => {})).not.toThrow();
    }
  });

  test("draws at once: the SVG is there when newPlot returns, without waiting for its promise", () => {
    const data = [{ type: "scatter", mode: "lines", y: [1, 3, 2] }];
    const lines = drawPlot(
      { data, layout: SIZE },
      (svg) => svg.querySelectorAll(".scatterlayer path.js-line").length,
    );
    expect(lines).toBe(1);
  });

  test("reads markup in text, which is why text from data is made literal first", () => {
    const name = (text: string) =>
      drawPlot(
        { data: [{ type: "scatter", y: [1, 2], name: text }], layout: { ...SIZE, showlegend: true } },
        (svg) => svg.querySelector(".legendtext")?.textContent?.trim(),
      );
    expect(name("<b>bold</b>")).toBe("bold");
    expect(name("&lt;b>bold&lt;/b>")).toBe("<b>bold</b>");
  });

  test("writes ids with random parts, which is why the static SVG names them anew", () => {
    const ids = () =>
      drawPlot({ data: [{ type: "scatter", y: [1, 2] }], layout: SIZE }, (svg) =>
        Array.from(svg.querySelectorAll("[id]"), ({ id }) => id),
      );
    expect(ids().length).toBeGreaterThan(0);
    expect(ids()).not.toEqual(ids());
  });

  test("has a button that uploads the chart, under the name by which pages leave it out", () => {
    expect(source.includes('name:"sendChartToCloud"')).toBe(true);
    expect(source.includes("plotlyServerURL")).toBe(true);
  });

  test("takes defaults of annotations, shapes and colour bars from a template", () => {
    const layout = {
      ...SIZE,
      annotations: [{ x: 1, y: 1, text: "a", ax: 20, ay: -20 }],
      template: { layout: { annotationdefaults: { arrowcolor: "#123456" } } },
    };
    const data = [{ type: "scatter", x: [1, 2], y: [1, 2] }];
    expect(drawPlot({ data, layout }, (svg) => svg.outerHTML)).toContain("rgb(18, 52, 86)");
  });

  test("gives itself to a module loader where it sees one, which is why its wrapper shuts that off", () => {
    expect(source.includes('typeof module === "object"')).toBe(true);
  });
});
