import { expect, test } from "vitest";
import { askedOn } from "../../../lib/notebook/export/asked-on.js";
import { codeCell, markdownCell, notebook } from "./notebooks.js";

const tagged = (tag: string, source: string) => codeCell(source, [], { metadata: { tags: [tag] } });

test.each([
  'const asOf: string | null = "2024-07-24"; // the day',
  "as_of = '2024-07-24'",
  'until = "2025-01-01"\nas_of: str = "2024-07-24"',
])("askedOn is the day of the parameter in %j", (source) => {
  expect(askedOn(notebook([tagged("parameters", source)]))).toBe("2024-07-24");
});

test("askedOn is what the run was given, before the default", () => {
  const cells = [
    tagged("parameters", 'const asOf = "2024-07-24";'),
    tagged("injected-parameters", 'asOf = "2024-12-31";'),
  ];
  expect(askedOn(notebook(cells))).toBe("2024-12-31");
});

test("askedOn is undefined for the newest data, also where the default is a day", () => {
  const cells = [
    tagged("parameters", 'const asOf = "2024-07-24";'),
    tagged("injected-parameters", "asOf = null;"),
  ];
  expect(askedOn(notebook(cells))).toBeUndefined();
});

test("askedOn is undefined without such a parameter", () => {
  const cells = [
    markdownCell('asOf = "2024-07-24"'),
    codeCell('asOf = "2024-07-24"'),
    tagged("parameters", "n = 3"),
  ];
  expect(askedOn(notebook(cells))).toBeUndefined();
  expect(askedOn(notebook([]))).toBeUndefined();
});
