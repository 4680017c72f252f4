import { expect, test } from "vitest";
import { topLabels } from "../../lib/plots/top-labels.js";

const label = (text: string, share: number) => ({ text, x: text, share, color: "#000000" });

test("topLabels(room, labels) sets names side by side where they have room", () => {
  const { annotations, lines } = topLabels("wide", [label("one", 0.2), label("two", 0.8)]);
  expect(lines).toBe(1);
  expect(annotations).toMatchObject([
    { text: "one", xshift: 0, yshift: 0 },
    { text: "two", xshift: 0, yshift: 0 },
  ]);
});

test("topLabels(room, labels) sets a name a line higher where it would touch another", () => {
  const names = [label("11 to 18 July: 7%", 0.7), label("week: 0.5%", 0.85)];
  expect(topLabels("wide", names).lines).toBe(1);
  const narrow = topLabels("narrow", names);
  expect(narrow.lines).toBe(2);
  expect(narrow.annotations).toMatchObject([{ yshift: 0 }, { yshift: 17 }]);
});

test("topLabels(room, labels) moves a name at the edge of the plot inside", () => {
  const { annotations } = topLabels("narrow", [label("a long name", 0), label("another long name", 1)]);
  const [first, last] = annotations as unknown as { readonly xshift: number }[];
  expect(first?.xshift).toBeGreaterThan(20);
  expect(last?.xshift).toBeLessThan(-20);
});

test("topLabels(room, labels) takes no line without names", () => {
  expect(topLabels("wide", [])).toEqual({ annotations: [], lines: 0 });
});
