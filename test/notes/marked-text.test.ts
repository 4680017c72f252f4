import { expect, test } from "vitest";
import { markedText } from "../../lib/notes/marked-text.js";

const stretch = (name: string, start: number, end: number) => ({
  ...{ start, end },
  open: (isFirst: boolean) => `<${name}${isFirst ? " first" : ""}>`,
  close: `</${name}>`,
  after: `(${name})`,
});

test("markedText() marks stretches of a text, and escapes all that is its own", () => {
  expect(markedText("a <b> & c", { start: 0, end: 9 }, [stretch("i", 2, 5)])).toBe(
    "a <i first>&lt;b&gt;</i>(i) &amp; c",
  );
  expect(markedText("xx abc", { start: 3, end: 6 }, [stretch("i", 3, 6)])).toBe("<i first>abc</i>(i)");
  expect(markedText("abc", { start: 0, end: 3 }, [])).toBe("abc");
});

test("markedText() nests a stretch within another, and cuts those that overlap", () => {
  const within = [stretch("i", 0, 6), stretch("b", 2, 4)];
  expect(markedText("abcdef", { start: 0, end: 6 }, within)).toBe(
    "<i first>ab</i><i><b first>cd</b></i>(b)<i>ef</i>(i)",
  );
  const over = [stretch("i", 0, 4), stretch("b", 2, 6)];
  expect(markedText("abcdef", { start: 0, end: 6 }, over)).toBe(
    "<i first>ab</i><i><b first>cd</b></i>(i)<b>ef</b>(b)",
  );
  const same = [stretch("i", 1, 2), stretch("b", 1, 2)];
  expect(markedText("abc", { start: 0, end: 3 }, same)).toBe("a<i first><b first>b</b></i>(i)(b)c");
});

test("markedText() sets what stands between the cells of a row outside of its marks", () => {
  expect(markedText("a\tb", { start: 0, end: 3 }, [stretch("i", 0, 3)], { between: "|" })).toBe(
    "<i first>a</i>|<i>b</i>(i)",
  );
});
