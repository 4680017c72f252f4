import { expect, test } from "vitest";
import { cleanCss } from "../../../lib/notebook/export/clean-css.js";

test.each([
  "fill:#fff",
  "fill:url(#a)",
  "fill:url( '#a' ) red",
  "background:url(data:image/png;base64,AA==)",
  "@font-face{font-family:a;src:url('data:font/woff2;base64,AA==')}",
  '@media(prefers-color-scheme:dark){:not(text)[fill="#ffffff"]{fill:#111}}',
  'content:"\\2014"',
  "transform:rotate(3deg)",
])("cleanCss leaves %j as it is", (css) => {
  expect(cleanCss(css)).toBe(css);
});

test.each([
  ["fill:url(https://x.example/a)", "fill:none"],
  ["fill:URL( //x.example/a )", "fill:none"],
  ["fill:url(a.png", "fill:none"],
  ["fill:u\\72l(a.png)", "fill:none"],
  ["fill:\\75 rl(a.png)", "fill:none"],
  ["fill:\\000075rl(a.png)", "fill:none"],
  ["fill:\\u\\rl(a.png)", "fill:none"],
  ["fill:u/**/rl(a.png)", "fill:u rl(a.png)"],
  ["fill:url(data:image/svg+xml,x)", "fill:none"],
  ["fill:url(data:text/html,x)", "fill:none"],
  ['content:"url(#";fill:url(a.png)', 'content:"none'],
  ["fill:url('#a' b)", "fill:none"],
  ["fill:image-set('a.png' 1x)", "fill:none('a.png' 1x)"],
  ["fill:src('a.png')", "fill:none('a.png')"],
  ["@import 'a.css';b{c:d}", " b{c:d}"],
  ["@\\69mport 'a.css'", " "],
  ["@IMPORT/**/'a.css'", " "],
  ["@im@import a;port 'a.css'", "@im port 'a.css'"],
])("cleanCss makes of %j %j", (css, clean) => {
  expect(cleanCss(css)).toBe(clean);
  expect(cleanCss(clean)).toBe(clean);
});
