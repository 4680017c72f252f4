import { expect, test } from "vitest";
import { externalReferences } from "./external-references.js";

test.each([
  '<img src="https://x.example/a.png">',
  '<img srcset="a.png 2x">',
  '<link rel="stylesheet" href="style.css">',
  '<script src="//x.example/a.js"></script>',
  "<script>fetch('a')</script>",
  "<script>x=1;await fetch(a,b)</script>",
  "<script>window.fetch(a)</script>",
  "<script>const a = 'https://x.example'</script>",
  "<style>@import 'a.css';</style>",
  "<style>a{background:url(https://x.example/a.png)}</style>",
  '<p style="background:url(a.png)">',
  '<svg><use href="a.svg#b"></use></svg>',
  "<iframe src='a.html'></iframe>",
  '<p onclick="alert(1)">',
  '<meta http-equiv="refresh" content="0;url=https://x.example">',
  `<img src="data:image/svg+xml;base64,${Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://x.example/a.png"/></svg>',
  ).toString("base64")}">`,
])("externalReferences sees %j", (html) => {
  expect(externalReferences(html)).toHaveLength(1);
});

test("externalReferences lets links, anchors and what the page holds itself be", () => {
  const html =
    '<a href="https://x.example">x</a><img src="data:image/png;base64,AA=="><p style="fill:url(#a)">' +
    "<script>class A{fetch(a,b){return b}} a.fetch(b)</script>";
  expect(externalReferences(html)).toEqual([]);
});
