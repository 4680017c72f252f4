import type { LivePage } from "../live-page.js";

interface Plotly {
  toImage(
    figure: { readonly data: unknown; readonly layout: object },
    options: { readonly format: "svg"; readonly width: number; readonly height: number },
  ): Promise<string>;
}

/** What a page has been given by its own scripts. */
interface PageWindow extends Window {
  /** Has a figure drawn as it comes near. */
  claimbookWatch?: (figure: Element) => void;
  /** Lets go of what plotly.js holds of a figure that leaves the page. */
  claimbookRelease?: (figure: Element) => void;
  /** Has what scrolls in a part of the page reached with the keyboard. */
  claimbookScrollers?: (part: Element) => void;
  /** Gives each scoreboard its filter. */
  claimbookScoreboard?: () => void;
  /** plotly.js, once it runs. */
  claimbookPlotly?: Promise<Plotly>;
  /** Opens the live part of the page. */
  claimbookLive?: (page: LivePage, worker: string) => void;
}

/** The window as the page's scripts see it. */
export const pageWindow = window as PageWindow;
