/** As the bundle of plotly.js registers them; a test compares the two. */
const TYPES = [
  "bar",
  "box",
  "contour",
  "heatmap",
  "histogram",
  "histogram2d",
  "histogram2dcontour",
  "image",
  "pie",
  "scatter",
  "scatterternary",
  "violin",
];

/** The types of traces that the page's plotly.js draws, in alphabetical order. */
export const drawnTypes = (): readonly string[] => TYPES;
