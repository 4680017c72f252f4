import type { Page } from "playwright-core";

const LONG_MS = 180_000;
/** Asked at each frame, as is the default, the browser would draw without a pause for as long as the kernel computes. */
const POLL_MS = 100;

/** What a reader sees of a figure. */
export interface SeenFigure {
  readonly plots: number;
  readonly pictures: number;
  readonly width: number;
  readonly height: number;
}

/** What is visible of each figure on the page. */
export function seenFigures(page: Page): Promise<SeenFigure[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".cb-figure")].map((figure) => {
      const visible = (selector: string) =>
        [...figure.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
      const plots = visible(".js-plotly-plot").filter((plot) => plot.querySelector(".main-svg"));
      const pictures = visible("img.cb-static-svg").filter(
        (image) => image instanceof HTMLImageElement && image.naturalWidth > 0,
      );
      const [shown] = [...plots, ...pictures];
      const { width = 0, height = 0 } = shown?.getBoundingClientRect() ?? {};
      return { plots: plots.length, pictures: pictures.length, width, height };
    }),
  );
}

/** Waits until each figure on the page has been drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll(".cb-figure")].every((figure) =>
        figure.querySelector(".js-plotly-plot .main-svg"),
      ),
    undefined,
    { timeout: LONG_MS, polling: POLL_MS },
  );
}
