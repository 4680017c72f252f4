import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { pageHref } from "../../../lib/notebook/export/front/front-entry.js";
import { frontPage } from "../../../lib/notebook/export/front/front-page.js";
import { daysHtml, hindsightHtml, type PageDays, pageDays } from "../../../lib/notebook/export/page-days.js";
import { renderNotebook } from "../../../lib/notebook/export/render-notebook.js";
import type { Cell, JsonObject } from "../../../lib/notebook/ipynb/notebook.js";
import type { BookDays } from "../../../lib/notebook/output-data.js";
import { codeCell, display, HOSTILE, markdownCell, notebook } from "./notebooks.js";

const NOTE = "2024-07-24";
const BOOK: BookDays = { asOf: NOTE, until: null, askedOn: null };

const showing = (id: string, claimbook: object) =>
  codeCell("", [display({ "text/plain": "x" }, { claimbook } as JsonObject)], { id });

const of = (...cells: readonly Cell[]) =>
  pageDays(notebook(cells), ({ id }) => ({ text: `Part ${id}`, id })) as PageDays;

const text = (days: PageDays) =>
  new JSDOM(daysHtml(days)).window.document.body.textContent?.trim().replaceAll("\u00a0", " ");

test("pageDays says to which day the data of the answer reach, and which parts read later ones", () => {
  const days = of(
    showing("a", { book: BOOK, known: { [NOTE]: "2024-06-30" } }),
    showing("b", { known: { [NOTE]: NOTE, latest: NOTE } }),
    showing("c", { known: { latest: "2026-07-31" } }),
    showing("d", { known: { latest: "2025-01-31", [NOTE]: NOTE } }),
  );
  expect(days).toEqual({
    book: BOOK,
    asked: [],
    tables: [],
    reach: NOTE,
    hindsight: [
      { text: "Part c", id: "c", to: "2026-07-31" },
      { text: "Part d", id: "d", to: "2025-01-31" },
    ],
    revised: { vintages: {}, of: 0 },
  });
  expect(text(days)).toBe(
    "Asked on 24 July 2024, the note's own day. Answered as of 24 July 2024: rows of later days are left out. The data read for it reach to 24 July 2024. Hindsight, with data to 31 July 2026: “Part c” and “Part d”.",
  );
});

test("a notebook that opened no book has no days", () => {
  expect(of(showing("a", { known: { [NOTE]: NOTE } }))).toBeUndefined();
});

test("a page without later data says so", () => {
  expect(text(of(showing("a", { book: BOOK, known: { [NOTE]: NOTE } })))).toMatch(
    /The data read for it reach to 24 July 2024\. No data later than 24 July 2024 were used\.$/,
  );
});

test("values of a later vintage may have been revised since the as-of: their tables are named, or counted", () => {
  const inputs = { "cpi-monthly": "sha256:1", "index-daily": "sha256:2", "a-daily": "sha256:3" };
  const read = (vintages: Readonly<Record<string, string>>) =>
    of(showing("a", { book: BOOK, inputs, vintages, known: { [NOTE]: NOTE } }));
  expect(read({ "cpi-monthly": "2024-07", "index-daily": "2023-08" }).revised).toEqual({
    vintages: {},
    of: 3,
  });
  expect(text(read({ "cpi-monthly": "2026-08", "index-daily": "2024-07" }))).toMatch(
    /were used\. cpi-monthly is of a later vintage, up to August 2026: values may have been revised since 24 July 2024\.$/,
  );
  const all = { "cpi-monthly": "2026-08", "index-daily": "2025-09", "a-daily": "2024-08" };
  expect(text(read(all))).toMatch(/ All 3 tables read are of a later vintage, up to August 2026: /);
  expect(text(of(showing("a", { book: { ...BOOK, asOf: null }, inputs, vintages: all })))).not.toMatch(
    /vintage/,
  );
});

test("a moved question is said first, with each day that its claims were asked on", () => {
  const book = { asOf: "2024-12-31", until: "2024-12-31", askedOn: "latest" };
  const days = of(
    showing("a", { book, known: { "2024-12-31": "2024-12-31" }, asked: ["2024-12-31"] }),
    showing("b", { asked: ["2024-12-30"] }),
  );
  expect(text(days)).toBe(
    "Asked again on 30 December 2024 and 31 December 2024, where a claim's window is relative; the note is of 24 July 2024. Answered as of 31 December 2024: rows of later days are left out. The data read for it reach to 31 December 2024. Seen from 24 July 2024, the answer is hindsight.",
  );
  expect(text({ ...days, asked: [] })).toMatch(
    /^Asked on 24 July 2024, .*; no claim here has a window that moves\./,
  );
});

test("with everything known the answer itself is hindsight, and no part is later still", () => {
  const book = { asOf: null, until: null, askedOn: null };
  const days = of(showing("a", { book, known: { latest: "2026-07-31" } }));
  expect(text(days)).toMatch(
    /Answered with everything in the data known\. The data read for it reach to 31 July 2026\. Seen from 24 July 2024, the answer is hindsight\.$/,
  );
});

test("what is later than a later as-of is named as such, on the page that it is on", () => {
  const book = { asOf: "2024-12-31", until: null, askedOn: null };
  const days = of(
    showing("a", { book, known: { "2024-12-31": "2024-12-31" } }),
    showing("b", { known: { latest: "2026-07-31" } }),
  );
  const html = hindsightHtml(days, { href: "01.html" });
  expect(html).toContain("the answer is hindsight; later still, with data to");
  expect(html).toContain('<a href="01.html#b">');
});

test("renderNotebook puts the days after the title, links each part to its heading, and takes text for text", () => {
  const { page, days } = renderNotebook(
    notebook([
      markdownCell("# Title\n\nA sentence.", "title"),
      showing("a", { book: BOOK, known: { [NOTE]: NOTE } }),
      markdownCell("## Since then & <b>later</b>", "later"),
      showing("b", { known: { latest: "2026-07-31" } }),
    ]),
    { file: "01-a.ipynb", name: HOSTILE, link: (href) => href, folders: [] },
  );
  const { document } = new JSDOM(page.main).window;
  const note = document.querySelector(".cb-days");
  expect(note?.previousElementSibling?.querySelector("h1")?.textContent).toContain("Title");
  const link = note?.querySelector("a") as Element;
  const id = decodeURIComponent((link.getAttribute("href") as string).slice(1));
  expect(document.getElementById(id)?.textContent).toContain("Since then & later");
  expect(link.textContent).toBe("“Since then & later”");
  expect(days?.hindsight).toHaveLength(1);
});

test("the index says the front page's days, of the others what differs, and links their hindsight to their pages", () => {
  const known = { [NOTE]: NOTE };
  const later = { latest: "2026-07-31" };
  const entry = (name: string, days: PageDays) => ({
    name,
    title: name,
    description: "",
    verdicts: [],
    passages: [],
    reviews: [],
    failed: false,
    days,
  });
  const front = entry("00", of(showing("a", { book: BOOK, known })));
  const entries = [
    front,
    entry("01", of(showing("a", { book: BOOK, known }))),
    entry("02", of(showing("a", { book: BOOK, known }), showing("b", { known: later }))),
    entry("03", of(showing("a", { book: { ...BOOK, asOf: "2024-07-31" }, known }))),
  ];
  const addressOf = (name: string) => ({ href: pageHref(name), part: "" });
  const { main } = frontPage({ entries, front, title: "", addressOf });
  const { document } = new JSDOM(main).window;
  expect(document.querySelector(".cb-text > .cb-days")?.textContent).toMatch(
    /^Asked on 24.July 2024, the note's own day\..* No data later than 24.July 2024 were used\.$/,
  );
  const items = [...document.querySelectorAll(".cb-entry")].map((item) => item.querySelector(".cb-days"));
  expect(items[0]).toBeNull();
  expect(items[1]?.textContent).toMatch(/^Hindsight, with data to 31.July 2026: “Part b”\.$/);
  expect(items[1]?.querySelector("a")?.getAttribute("href")).toBe("02.html#b");
  expect(items[2]?.textContent).toMatch(/^Asked on 24.July 2024, .* Answered as of 31.July 2024/);
});
