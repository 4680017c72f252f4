import { expect, test } from "vitest";
import { plotlyFigure } from "../../../lib/notebook/export/plotly/plotly-figure.js";
import { titleObjects } from "../../../lib/notebook/plotly/title-objects.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { plotlyFigure as shownFigure } from "../../../lib/notebook/show/plotly-figure.js";

test("titleObjects(part) changes titles that are texts, wherever they are, and nothing else", () => {
  const part = {
    title: "a",
    xaxis: { title: { text: "b" }, ticktext: ["title"] },
    legend: { title: "c" },
    coloraxis: { colorbar: { title: "d" } },
    annotations: [{ text: "e" }],
  };
  expect(titleObjects(part)).toEqual({
    ...part,
    title: { text: "a" },
    legend: { title: { text: "c" } },
    coloraxis: { colorbar: { title: { text: "d" } } },
  });
});

test("titles of axes that are mere texts are drawn, by show and by export", () => {
  const json = {
    data: [{ y: [1, 2] }],
    layout: { yaxis: { title: "Level of it" }, xaxis: { title: "Day" } },
  };
  const exported = plotlyFigure(json);
  const pictures = [
    figureOutput(shownFigure(json)).mime["image/svg+xml"],
    exported && "whole" in exported ? exported.whole : "",
  ];
  for (const svg of pictures) expect(svg).toMatch(/>Day<[\s\S]*>Level of it</);
});
