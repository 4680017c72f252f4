import { expect, test } from "vitest";
import { newElement, serializeHtml } from "../../../lib/notebook/export/html-tree.js";
import { lostImage } from "../../../lib/notebook/export/lost-image.js";

const html = (src: string, alt = "", isInLink = false) =>
  serializeHtml(newElement("p", {}, lostImage({ src, alt, isInLink }))).replace(/<\/?span[^>]*>/g, "");

test("a missing picture is named as the notebook names it, after what it shows", () => {
  expect(html("img/a%20b.png?raw=true", "A rise")).toBe("A rise (img/a b.png is missing)");
  expect(html("a.png")).toBe("a.png is missing");
  expect(html("")).toBe("a picture is missing");
});

test("of a file of some machine only the name is told", () => {
  for (const src of ["/home/me/a.png", "file:///home/me/a.png", "C:\\me\\a.png"]) {
    expect(html(src)).toBe("a.png is missing");
  }
});

test("a picture on the web is a link to it, unless it stands in a link", () => {
  expect(html("https://x.example/a.png", "A rise")).toBe(
    'A rise (<a href="https://x.example/a.png">picture on x.example</a>)',
  );
  expect(html("https://x.example/a.png")).toBe('<a href="https://x.example/a.png">picture on x.example</a>');
  expect(html("https://x.example/a.svg", "badge", true)).toBe("badge");
  expect(html("https://x.example/a.svg", "", true)).toBe("picture on x.example");
});
