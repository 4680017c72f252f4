import { BLANK_SVG } from "../../export/shown-figure.browser.js";
import { pageWindow } from "./page-window.js";

const PLOTLY = 'script[type="application/vnd.plotly.v1+json"]';

/** While nothing else is to be done; Safari learnt late what idle is. */
const idle = () => new Promise<unknown>((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));

/** One figure after the other. */
let waiting: Promise<void> = Promise.resolve();

async function draw(figure: Element, image: HTMLImageElement): Promise<void> {
  const Plotly = await pageWindow.claimbookPlotly;
  const source = figure.querySelector(PLOTLY)?.textContent;
  if (!Plotly || !source || !figure.isConnected) return;
  const [width, height] = [Number(image.getAttribute("width")), Number(image.getAttribute("height"))];
  const { data, layout } = JSON.parse(source) as { readonly data: unknown; readonly layout: object };
  image.src = await Plotly.toImage({ data, layout }, { format: "svg", width, height });
  const link = figure
    .closest(".cb-plate")
    ?.querySelector<HTMLAnchorElement>('.cb-download[download$=".svg"]');
  if (link) link.href = image.src;
}

/** Has the static SVG of a figure that was made in the page drawn, which is what is printed and saved. */
export function refreshStatic(figure: Element): void {
  const image = figure.querySelector<HTMLImageElement>(".cb-static-svg");
  if (image?.src !== BLANK_SVG) return;
  waiting = waiting
    .then(idle)
    .then(() => draw(figure, image))
    .catch(() => {});
}
