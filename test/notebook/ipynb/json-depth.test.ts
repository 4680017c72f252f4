import { expect, test } from "vitest";
import { jsonDepth } from "../../../lib/notebook/ipynb/json-depth.js";

test.each([
  ["1", 0],
  ["[]", 1],
  ['{"a": [{}, [1]], "b": {}}', 3],
  ['["[[[", "\\"[[", "\\\\", [1]]', 2],
  ['["never ended [[', 1],
])("jsonDepth(%j) is %i", (text, depth) => {
  expect(jsonDepth(text)).toBe(depth);
});
