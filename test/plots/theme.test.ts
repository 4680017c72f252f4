import { expect, test } from "vitest";
import { darkColours, ink } from "../../lib/plots/palette.js";
import { themed } from "../../lib/plots/theme.js";

const title = { text: "Title" };

test("themed(layout) keeps whatever the layout says, also deep inside", () => {
  const layout = themed({ title, height: 300, margin: { l: 99 }, xaxis: { title: { text: "Month" } } });
  expect(layout).toMatchObject({ title, height: 300, margin: { l: 99, r: 20 } });
  expect(layout.xaxis).toMatchObject({ title: { text: "Month", standoff: 10 }, showgrid: false });
});

test("themed(layout) themes every axis that the layout names, and the first two always", () => {
  const layout = themed({ title, yaxis3: {} });
  for (const name of ["xaxis", "yaxis", "yaxis3"]) {
    expect(layout[name]).toMatchObject({ gridcolor: ink.grid, automargin: true });
  }
  expect(layout.yaxis2).toBeUndefined();
});

test.each([300, 420, 720])(
  "themed(layout) sets the legend as far above a plot of height %d as above any",
  (height) => {
    const { y } = themed({ title, height }).legend as unknown as { y: number };
    // What legend, axis and margins leave of the height is the plot's.
    expect((y - 1) * (height - 120)).toBeCloseTo(20, 10);
  },
);

test("themed(layout) colours what a layout leaves to defaults with colours that turn on a dark page", () => {
  expect(themed({ title }).template).toMatchObject({
    layout: {
      annotationdefaults: { arrowcolor: ink.muted },
      shapedefaults: { line: { color: ink.muted } },
    },
  });
  expect(darkColours[ink.muted]).toBeDefined();
});

test("themed(layout) changes nothing that it is given", () => {
  const layout = Object.freeze({ title, xaxis: Object.freeze({ range: Object.freeze([0, 1]) }) });
  expect(themed(layout).xaxis).toMatchObject({ range: [0, 1] });
});
