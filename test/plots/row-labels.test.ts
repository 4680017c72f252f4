import { expect, test } from "vitest";
import { ink } from "../../lib/plots/palette.js";
import { labelsAbove } from "../../lib/plots/row-labels.js";

test("labelsAbove(rows) sets each name on paper, so that lines which cross all rows stop at it", () => {
  const rows = ["a <b> c", "second"].map((name, top) => ({ name, top }));
  expect(labelsAbove(rows)).toMatchObject([
    { text: "a &lt;b> c", y: 0, yref: "y", bgcolor: ink.paper },
    { text: "second", y: 1, yref: "y", bgcolor: ink.paper },
  ]);
});
