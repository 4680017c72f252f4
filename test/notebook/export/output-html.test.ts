// Takes long: tags are nested 50,000 deep.

import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { cleanSvg } from "../../../lib/notebook/export/clean-svg.js";
import { outputHtml } from "../../../lib/notebook/export/output-html.js";
import type { Output } from "../../../lib/notebook/ipynb/notebook.js";
import { figureOutput } from "../../../lib/notebook/show/figure-output.js";
import { loader } from "../../../lib/notebook/show/loader.js";
import { table } from "../../../lib/notebook/show/table.js";
import { verdictCard } from "../../../lib/notebook/show/verdict-card.js";
import { themed } from "../../../lib/plots/theme.js";
import { claimResult } from "../show/claim-result.js";
import { externalReferences } from "./external-references.js";
import { display, HOSTILE, page } from "./notebooks.js";

const PLACE = { anchor: "cell-a", label: "cell [1]" };
const html = (output: Output, content = page()) => outputHtml(output, content, PLACE);
const root = (output: Output) => new JSDOM(html(output)).window.document.body;

describe("of what an output offers the richest is shown", () => {
  test("HTML before an image before markdown before text", () => {
    const data = {
      "text/plain": "plain",
      "text/markdown": "*md*",
      "image/png": "AA==",
      "text/html": "<b>html</b>",
    };
    expect(html(display(data))).toBe('<div class="cb-rich"><b>html</b></div>');
    const { "text/html": _, ...image } = data;
    expect(html(display(image))).toBe('<img class="cb-image" alt="plain" src="data:image/png;base64,AA==">');
    const { "image/png": __, ...text } = image;
    expect(html(display(text))).toBe('<div class="cb-text"><p><em>md</em></p>\n</div>');
  });

  test("HTML of which nothing can be shown gives way to the text", () => {
    expect(html(display({ "text/html": "<script>draw()</script>", "text/plain": "a plot" }))).toBe(
      '<pre class="cb-out cb-plain">a plot</pre>',
    );
  });

  test("LaTeX becomes MathML, JSON is set as text", () => {
    expect(root(display({ "text/latex": "$$\\frac{a}{b}$$" })).querySelector("mfrac")).not.toBeNull();
    expect(html(display({ "application/json": { a: 1 } as never }))).toContain("{\n  &quot;a&quot;: 1\n}");
  });

  test("what no page can show is said, with its types", () => {
    expect(root(display({ "application/javascript": "x", "application/vnd.x": "y" })).textContent).toBe(
      "An output of cell [1] needs a live notebook (application/javascript, application/vnd.x).",
    );
  });

  test("days are kept on one line wherever they stand but in code, tables get a box of their own once", () => {
    const table = "<table><tbody><tr><td>2024-07-24</td></tr></tbody></table>";
    const text = html(
      display({ "text/html": `2024-07-24/2024-07-25 <pre>2024-07-24</pre><div>${table}</div>` }),
    );
    const day = (of: string) => `<span class="cb-date">${of}</span>`;
    expect(text).toBe(
      `<div class="cb-rich">${day("2024-07-24")}/${day("2024-07-25")} <pre>2024-07-24</pre>` +
        `<div><div class="cb-table">${table.replace("2024-07-24", day("2024-07-24"))}</div></div></div>`,
    );
    const boxed =
      '<div class="cb-table"><table><tbody><tr><td><table></table></td></tr></tbody></table></div>';
    expect(html(display({ "text/html": boxed, "text/plain": "x" }))).toBe(
      '<pre class="cb-out cb-plain">x</pre>',
    );
    expect(html(display({ "text/html": `x${boxed}` }))).toBe(
      `<div class="cb-rich">x<div class="cb-table">${boxed}</div></div>`,
    );
  });

  test.each([
    "<div>",
    "<table><tr><td>",
    '<div class="cb-figure">',
    '<p class="cb-verdict" data-verdict="opinion"><marquee>',
  ])("%s 50000 times in each other is shown", (tag) => {
    expect(html(display({ "text/html": `${tag.repeat(50_000)}2024-07-24` }))).toContain(
      '<span class="cb-date">2024-07-24</span>',
    );
  });

  test("what brings plotly.js into a Jupyter session is left out", () => {
    expect(html(display(loader().mime))).toBe("");
  });
});

describe("streams and errors", () => {
  test("a stream is set as it was printed, standard error apart", () => {
    expect(html({ output_type: "stream", name: "stdout", text: "a\n  <b>\n" })).toBe(
      '<pre class="cb-out cb-stdout">a\n  &lt;b&gt;</pre>',
    );
    expect(html({ output_type: "stream", name: "stderr", text: "x" })).toContain("cb-stderr");
    expect(html({ output_type: "stream", name: "stdout", text: "\n" })).toBe("");
  });

  test("an error shows name, message and traceback, what it says twice once, colours as classes", () => {
    const body = root({
      output_type: "error",
      ename: "RangeError",
      evalue: "too far",
      traceback: ["RangeError: too far", "", "\u001b[31mcell [1], line 3\u001b[0m", "> 3 | far(9);"],
    });
    expect(body.querySelector(".cb-error > p")?.textContent).toBe("RangeError: too far");
    expect(body.querySelector(".cb-traceback")?.textContent).toBe("cell [1], line 3\n> 3 | far(9);");
    expect(body.querySelector(".cb-ansi-red")?.textContent).toBe("cell [1], line 3");
  });

  test("an error without traceback is its name and message", () => {
    expect(html({ output_type: "error", ename: "E", evalue: "m", traceback: [] })).not.toContain("<pre");
  });
});

describe("figures", () => {
  const figure = figureOutput({
    data: [{ type: "scatter", x: ["2024-05", "2024-06"], y: [0.5, 0.25], name: HOSTILE }],
    layout: themed({
      title: { text: `Growth ${HOSTILE}`, subtitle: { text: "by month" } },
      yaxis: { tickformat: ".0%" },
    }),
    alt: "falls",
    caption: "Source: X",
  });
  const body = root(display(figure.mime));

  test("a figure keeps title, static SVG, JSON and caption, and calls no script of its own", () => {
    expect(body.querySelector(".cb-title")?.textContent).toBe(`Growth ${HOSTILE}`);
    expect(body.querySelector("img.cb-static-svg")?.getAttribute("alt")).toBe("falls");
    expect(body.querySelector(".cb-caption")?.textContent).toBe("Source: X");
    expect(body.querySelectorAll("script")).toHaveLength(1);
    expect(JSON.parse(body.querySelector("script")?.textContent ?? "").data).toHaveLength(1);
  });

  test("a figure's data are a folded table, in the format of the axis", () => {
    expect(body.querySelector("details.cb-data")?.hasAttribute("open")).toBe(false);
    const cells = [...body.querySelectorAll(".cb-data td")].map((cell) => cell.textContent);
    expect(cells).toEqual(["2024-05", "50.0%", "2024-06", "25.0%"]);
  });

  test("a figure and its data can be saved from the page itself", () => {
    const [svg, csv] = [...body.querySelectorAll<HTMLAnchorElement>("a[download]")];
    const content = (link?: HTMLAnchorElement) =>
      Buffer.from((link?.getAttribute("href") ?? "").split("base64,")[1] ?? "", "base64").toString();
    expect(svg?.download).toMatch(/^growth-.*\.svg$/);
    expect(content(svg)).toBe(cleanSvg(String(figure.mime["image/svg+xml"])));
    expect(csv?.download).toMatch(/\.csv$/);
    expect(content(csv)).toMatch(/^\uFEFFDate,"?.*\r\n2024-05,0.5\r\n2024-06,0.25\r\n$/s);
  });

  test("a file of decimals does not call them percent, though the axis does", () => {
    const shares = figureOutput({
      data: [{ type: "bar", x: ["a"], y: [0.5] }],
      layout: themed({
        title: { text: "Shares" },
        yaxis: { title: { text: "Share, %" }, tickformat: ".0%" },
      }),
      alt: "",
      caption: "",
    });
    const body = root(display(shares.mime));
    const csv = body.querySelector('a[download$=".csv"]')?.getAttribute("href")?.split("base64,")[1] ?? "";
    expect(Buffer.from(csv, "base64").toString()).toBe('\uFEFFx,"Share, decimal"\r\na,0.5\r\n');
    expect(body.querySelector(".cb-data tr:first-child th:last-child")?.textContent).toBe("Share, %");
  });

  test("a long table shows its ends and says how much is between", () => {
    const n = 100;
    const x = Array.from({ length: n }, (_, at) => at + 1900);
    const long = figureOutput({
      data: [{ type: "scatter", x, y: x.map((year) => year / 7) }],
      layout: themed({ title: { text: "Long" } }),
      alt: "",
      caption: "",
    });
    const rows = [...root(display(long.mime)).querySelectorAll(".cb-data tbody tr")];
    expect(rows).toHaveLength(31);
    expect(rows[15]?.textContent).toBe("… 70 more rows; the CSV file has all 100 …");
    expect(rows[0]?.firstChild?.textContent).toBe("1900");
    expect(rows[30]?.firstChild?.textContent).toBe("1999");
  });

  test("a figure is counted, so that the page brings what draws it", () => {
    const content = page();
    html(display(figure.mime), content);
    expect(content.figures).toBe(1);
  });

  test("HTML that only looks like a figure is sanitised like all HTML, and so is that of a figure without its data", () => {
    const content = page();
    const text = html(display({ "text/html": figure.mime["text/html"] ?? "" }), content);
    expect(content.figures).toBe(0);
    expect(externalReferences(text)).toEqual([]);
    expect(text).not.toContain("<script");
    expect(text).toContain('alt="falls"');
  });
});

test("tables keep their box, any other table gets one", () => {
  expect(root(display(table([{ a: 1 }]).mime)).querySelectorAll(".cb-table")).toHaveLength(1);
  const bare = root(display({ "text/html": "<table><tr><td>1</td></tr></table>" }));
  expect(bare.querySelector(".cb-table > table")).not.toBeNull();
  const long = (rows: number) =>
    root(display({ "text/html": `<table>${"<tr><td>1</td></tr>".repeat(rows)}</table>` }));
  expect(long(150).querySelector(".cb-long")).toBeNull();
  expect(long(151).querySelector(".cb-table.cb-long > table")).not.toBeNull();
});

test("a verdict is found by its data, with claim, verdict and the cell that shows it; HTML of a card's class says nothing", () => {
  const content = page();
  html(display(verdictCard(claimResult("It <fell>", "contradicted")).mime), content);
  html(
    display({
      "text/html":
        '<section class="cb-verdict" data-claim="gap" data-verdict="supported"><p class="cb-claim">x</p></section>',
    }),
    content,
  );
  expect(content.verdicts).toEqual([
    {
      ...{ id: "a", verdict: "contradicted", statement: "It <fell>", anchor: "cell-a" },
      ...{ stated: "1%", measured: "1.2%", value: 0.01234, miss: claimResult("").miss },
    },
  ]);
});

test.each<Output>([
  display({ "text/html": HOSTILE }),
  display({ "text/markdown": HOSTILE }),
  display({ "text/plain": HOSTILE }),
  display({ "text/latex": HOSTILE }),
  display({ "image/png": HOSTILE, "text/plain": HOSTILE }),
  display({ "image/svg+xml": HOSTILE }),
  display({ [HOSTILE]: "x" }),
  { output_type: "stream", name: "stdout", text: HOSTILE },
  { output_type: "error", ename: HOSTILE, evalue: HOSTILE, traceback: [HOSTILE] },
])("a hostile output of any kind runs and loads nothing", (output) => {
  const text = html(output);
  expect(externalReferences(text)).toEqual([]);
  expect(text).not.toContain("<script");
});
