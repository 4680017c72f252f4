import type { Page } from "playwright-core";

/**
 * Words that stand on two lines, as a reader sees them: broken where neither a hyphen nor a dash is. Code, formulas and what is not shown are left
 * out.
 * @returns each word with the text before and after it
 */
export function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEFT_OUT = "code, pre, kbd, samp, math, script, style, svg, .cb-skip";
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement as Element;
      const text = node.textContent ?? "";
      if (text.trim() === "" || element.closest(LEFT_OUT) || !element.checkVisibility()) continue;
      // A line may end after a hyphen, a dash or a slash, and between ideographs.
      for (const part of text.matchAll(/[^\s\-\u2010-\u2015/\u00ad\u200b\u3000-\u9fff\uff00-\uffef]{2,}/g)) {
        const range = document.createRange();
        range.setStart(node, part.index);
        range.setEnd(node, part.index + part[0].length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
        const [first, last] = [lines[0], lines.at(-1)];
        if (!first || !last || last.top < first.top + first.height / 2) continue;
        found.push(`${part[0]} in ${text.trim().slice(0, 60)}`);
      }
    }
    return found;
  });
}

/** How far the page can be scrolled sideways, in pixels. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Those of the elements that a reader sees only after scrolling sideways, or that are cut by what holds them; their texts. */
export function outOfView(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const isInside = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      const boxes = [];
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== "visible") boxes.push(at.getBoundingClientRect());
      }
      const ends = [{ left: 0, right: document.documentElement.clientWidth }, ...boxes];
      return ends.every((end) => left >= end.left - 1 && right <= end.right + 1);
    };
    return [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility() && !isInside(element))
      .map((element) => element.textContent ?? "");
  }, selector);
}

/** What is wrong with the texts of figures: smaller than a reader can read, on one another, or cut by the figure's edge. */
export interface FigureText {
  readonly figure: string;
  readonly small: readonly string[];
  readonly overlapping: readonly string[];
  readonly cut: readonly string[];
}

/**
 * The texts of figures that a reader cannot read, by figure; figures without any are left out. Measured on what is shown: the interactive plot, or
 * the static SVG, which a test sets into the page first.
 * @param svgs what holds the texts of each figure
 * @param smallest effective size of text, in pixels
 */
export function unreadableFigures(page: Page, svgs: string, smallest: number): Promise<FigureText[]> {
  return page.evaluate(
    ([svgs, smallest]) => {
      type Point = readonly [x: number, y: number];
      /** The corners of a text as it stands, turned or not, a little smaller than its box, which has room above and below the letters. */
      const cornersOf = (text: SVGTextElement): Point[] => {
        const { x, y, width, height } = text.getBBox();
        const matrix = text.getScreenCTM() as DOMMatrix;
        const lines = Math.max(1, text.querySelectorAll("tspan.line").length);
        const inset = (0.18 * height) / lines;
        const at = (px: number, py: number): Point => {
          const point = new DOMPoint(px, py).matrixTransform(matrix);
          return [point.x, point.y];
        };
        const [left, right, top, bottom] = [x + 0.5, x + width - 0.5, y + inset, y + height - inset];
        return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
      };
      /** Do two rectangles, turned in whatever way, lie on one another? Not where a line parts them. */
      const meet = (one: readonly Point[], other: readonly Point[]) =>
        [one, other].every((shape) =>
          shape.every((from, at) => {
            const to = shape[(at + 1) % shape.length] as Point;
            const normal: Point = [to[1] - from[1], from[0] - to[0]];
            const along = (points: readonly Point[]) => points.map(([x, y]) => x * normal[0] + y * normal[1]);
            const [a, b] = [along(one), along(other)];
            return Math.max(...a) > Math.min(...b) && Math.max(...b) > Math.min(...a);
          }),
        );
      const figures = new Map<Element, SVGTextElement[]>();
      for (const svg of document.querySelectorAll(svgs)) {
        const figure = svg.closest(".cb-figure, [data-figure]") ?? svg;
        const texts = [...svg.querySelectorAll<SVGTextElement>("text")].filter(
          (text) =>
            (text.textContent ?? "").trim() !== "" &&
            text.checkVisibility({ opacityProperty: true }) &&
            !text.closest(".hoverlayer, .modebar, title, desc"),
        );
        figures.set(figure, [...(figures.get(figure) ?? []), ...texts]);
      }
      return [...figures].flatMap(([figure, texts]) => {
        const title =
          figure.querySelector(".cb-title")?.textContent ?? figure.getAttribute("data-figure") ?? "";
        const box = (figure.querySelector(svgs) ?? figure).getBoundingClientRect();
        const shapes = texts.map((text) => ({
          said: text.textContent ?? "",
          corners: cornersOf(text),
          text,
        }));
        const small = shapes.flatMap(({ text, said }) => {
          const { a, b } = text.getScreenCTM() as DOMMatrix;
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
          return size < smallest ? [`${said} (${size.toFixed(1)} px)`] : [];
        });
        const overlapping = shapes.flatMap((one, at) =>
          shapes
            .slice(at + 1)
            .flatMap((other) => (meet(one.corners, other.corners) ? [`${one.said} | ${other.said}`] : [])),
        );
        const isOut = ([x, y]: Point) =>
          x < box.left - 1 || x > box.right + 1 || y < box.top - 1 || y > box.bottom + 1;
        const cut = shapes.filter(({ corners }) => corners.some(isOut)).map(({ said }) => said);
        return small.length + overlapping.length + cut.length > 0
          ? [{ figure: title, small, overlapping, cut }]
          : [];
      });
    },
    [svgs, smallest] as const,
  );
}

/** Opens or closes every fold of a page, or puts each back to how the page was loaded. */
export async function setFolds(page: Page, open: boolean | "as loaded"): Promise<void> {
  await page.evaluate((open) => {
    for (const fold of document.querySelectorAll("details")) {
      fold.dataset.loaded ??= String(fold.open);
      fold.open = open === "as loaded" ? fold.dataset.loaded === "true" : open;
    }
  }, open);
}
