import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import type { ClaimResult, Estimate, Verdict } from "../../../lib/claims/claim.js";
import { verdictCard } from "../../../lib/notebook/show/verdict-card.js";

const BAD = `<img src=x onerror=alert(1)>"'&`;

function estimate(more: Partial<Estimate> = {}): Estimate {
  return {
    definition: "price gap",
    value: 1.0634,
    unit: "decimal",
    from: "2014-06-24",
    to: "2024-06-24",
    n: 2,
    fits: false,
    ...more,
  };
}

function result(more: Partial<ClaimResult> = {}, text = "small trailed large"): ClaimResult {
  const claim = { id: text, statement: text, stated: text, asOf: "2024-07-24" } as ClaimResult["claim"];
  return {
    claim,
    statement: text,
    askedOn: "2024-07-24",
    moved: false,
    verdict: "depends",
    reason: text,
    miss: null,
    estimates: [estimate(), estimate({ fits: true })],
    ...more,
  };
}

function card(of: ClaimResult): Element {
  const { document } = new JSDOM(verdictCard(of).mime["text/html"]).window;
  return document.querySelector(".cb-verdict") as Element;
}

const text = (root: Element, selector: string) => root.querySelector(selector)?.textContent;

test("verdictCard(result) shows verdict, claim, what was stated and when, and the reason", () => {
  const root = card(result());
  expect(text(root, ".cb-verdict-word")).toBe("◐ Depends on the reading");
  expect(text(root, ".cb-claim")).toBe("small trailed large");
  expect(text(root, ".cb-stated")).toBe("Stated: small trailed large (24\u00a0July 2024)");
  expect(text(root, ".cb-reason")).toBe("small trailed large");
});

test.each<Verdict>([
  "supported",
  "depends",
  "contradicted",
  "pending",
  "untestable",
  "opinion",
  "would-hold",
  "would-depend",
  "would-not-hold",
])(
  "verdictCard(result) carries the verdict %s as an attribute, a sign that is not read out, and a word",
  (verdict) => {
    const root = card(result({ verdict }));
    expect(root.getAttribute("data-verdict")).toBe(verdict);
    expect(root.querySelector(".cb-verdict-word > [aria-hidden]")?.textContent).toHaveLength(1);
    expect(text(root, ".cb-verdict-word")).toMatch(/^. [A-Z][a-z ]+$/);
  },
);

test("verdictCard(result) lists every reading and marks the ones that fit by word", () => {
  const root = card(result());
  const rows = [...root.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(text(root, "summary")).toBe("1 of 2 readings fit");
  expect(rows).toEqual([
    ["price gap", "106.3%", "24\u00a0June 2014 to 24\u00a0June 2024", "2", "no"],
    ["price gap", "106.3%", "24\u00a0June 2014 to 24\u00a0June 2024", "2", "✓ yes"],
  ]);
});

test("verdictCard(result) folds the detail of the reason, and prints it in the text", () => {
  const of = result({ detail: "One reading is 92%." });
  expect(card(of).querySelector("details.cb-detail")?.hasAttribute("open")).toBe(false);
  expect(text(card(of), "details.cb-detail p")).toBe("One reading is 92%.");
  expect(verdictCard(of).mime["text/plain"]).toContain("One reading is 92%.");
  expect(card(result()).querySelector(".cb-detail")).toBeNull();
});

test("verdictCard(result) shows the miss beside the reason, in markup and text", () => {
  const miss = { unit: "decimal", nearest: -0.016, median: -0.017, relative: null, direction: null };
  const of = result({ miss });
  expect(text(card(of), ".cb-miss")).toBe(
    "Miss: −1.6 points at the nearest reading, −1.7 points at the median.",
  );
  expect(verdictCard(of).mime["text/plain"]).toContain("Miss: −1.6 points at the nearest");
  expect(text(card(result()), ".cb-miss")).toBeUndefined();
});

test("verdictCard(result) marks a number of another kind, and prints the decimals that decide", () => {
  const estimates = [
    estimate({ value: 0.1448, digits: 2 }),
    estimate({ kind: "annual rate", comparison: true }),
  ];
  const cells = [...card(result({ estimates })).querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(cells[0]).toContain("14.48%");
  expect(cells[1]).toContain("price gap; another kind of number: annual rate");
});

test("verdictCard(result) says of no reading that it fits, and counts none, where nothing decides", () => {
  for (const verdict of ["untestable", "pending", "opinion"] as const) {
    const of = result({ verdict, estimates: [estimate(), estimate({ fits: true })] });
    const root = card(of);
    expect(text(root, "summary")).toBe("2 measurements for context, which do not decide the verdict");
    expect(root.querySelector("details")?.textContent).not.toMatch(/fits|yes|\d of \d/i);
    expect(root.querySelector(".cb-fits")).toBeNull();
    expect(verdictCard(of).mime["text/plain"]).not.toMatch(/fits|yes|\d of \d/i);
  }
  const proxies = result({ verdict: "untestable", estimates: [estimate({ proxy: true, fits: true })] });
  expect(text(card(proxies), "summary")).toBe(
    "1 proxy measurement for context, which does not decide the verdict",
  );
});

test("verdictCard(result) shows an interval, and a single day as one", () => {
  const root = card(result({ estimates: [estimate({ interval: [-0.5, 2], to: "2014-06-24" })] }));
  expect(root.querySelector("tbody")?.textContent).toBe(
    "price gap106.3% (−50.0% to 200.0%)24\u00a0June 20142no",
  );
  expect(text(root, "summary")).toBe("0 of 1 reading fits");
});

test("verdictCard(result) says a window in words, the month and year of its days once where they are one", () => {
  const windowOf = (from: string, to: string) =>
    card(result({ estimates: [estimate({ from, to })] })).querySelector('td[data-label="Window"]')
      ?.textContent;
  expect(windowOf("2024-07-10", "2024-07-24")).toBe("10 to 24\u00a0July 2024");
  expect(windowOf("2024-06-28", "2024-07-24")).toBe("28\u00a0June 2024 to 24\u00a0July 2024");
  expect(windowOf("2024-05", "2024-06")).toBe("May 2024 to June 2024");
});

test("verdictCard(result) without readings has no table", () => {
  const of = result({ verdict: "untestable", estimates: [] });
  expect(card(of).querySelector("details, table")).toBeNull();
  expect(verdictCard(of).mime["text/plain"]?.split("\n")).toHaveLength(3);
});

test("verdictCard(result) folds a long list of readings and leaves a short one open", () => {
  const many = (n: number) => card(result({ estimates: Array.from({ length: n }, () => estimate()) }));
  expect(many(12).querySelector("details")?.hasAttribute("open")).toBe(true);
  expect(many(13).querySelector("details")?.hasAttribute("open")).toBe(false);
});

test("verdictCard(result) takes every text for text, never for markup", () => {
  const root = card(result({ detail: BAD, estimates: [estimate({ definition: BAD })] }, BAD));
  expect(root.querySelector("img")).toBeNull();
  expect(root.getAttribute("data-claim")).toBe(BAD);
  expect(text(root, ".cb-claim")).toBe(BAD);
});

test("verdictCard(result) of a moved question has its statement and says on which day it is asked again", () => {
  const root = card(
    result({ statement: "In December", askedOn: "2024-12-31", moved: true, verdict: "would-hold" }),
  );
  expect(text(root, ".cb-claim")).toBe("In December");
  expect(text(root, ".cb-stated")).toBe(
    "Stated: small trailed large (24\u00a0July 2024); asked again on 31\u00a0December 2024",
  );
  expect(text(root, ".cb-verdict-word")).toBe("✓ Would hold");
});

test("verdictCard(result) says the same as text", () => {
  expect(verdictCard(result()).mime["text/plain"]?.split("\n").slice(0, 4)).toEqual([
    "DEPENDS ON THE READING: small trailed large",
    "Stated: small trailed large (24\u00a0July 2024)",
    "small trailed large",
    "1 of 2 readings fit:",
  ]);
});
