import { expect, test } from "vitest";
import { cellTags } from "../../../../lib/notebook/kernel/compiler/tags.js";

test.each([
  ["/** @module made */\nexport {}", { module: "made", isJsx: false, isBrowser: false }],
  [
    "// first\n/**\n * Words.\n * @module a/b-c\n * @jsx\n */",
    { module: "a/b-c", isJsx: true, isBrowser: false },
  ],
  ["/** @browser */ window", { isJsx: false, isBrowser: true }],
  ["const a = 1;\n/** @module late */", { isJsx: false, isBrowser: false }],
  ["/* @module no-doc */", { isJsx: false, isBrowser: false }],
  ["// @module line", { isJsx: false, isBrowser: false }],
  ["const text = '/** @module in-text */';", { isJsx: false, isBrowser: false }],
  ["/** @module ../up */", { isJsx: false, isBrowser: false }],
])("cellTags(%j) is %j", (source, tags) => {
  expect(cellTags(source)).toEqual(tags);
});
