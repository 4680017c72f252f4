/** Plotly's element of a figure, with what it notes there. */
interface Graph {
  readonly _fullLayout: { _replotting: boolean };
}

/** What ends a drawing that has been done again, from within. */
const DRAWN = new Error("the figure has been drawn again with other margins");

const ADJUST = /([\w$]+\.doAutoMargin=)(?=function\()/;
const DRAW_DATA = /([\w$]+\.drawData=function\(([\w$]+)\)\{)/;

/**
 * Plotly's source, such that it hands `window.adjustMargins` out and calls `window.beforeData` before it draws the data of a figure. Where it is not
 * the source that is expected, it stays as it is.
 */
export function handOutMargins(source: string): string {
  if (!ADJUST.test(source) || !DRAW_DATA.test(source)) return source;
  return source
    .replace(ADJUST, "window.adjustMargins=$1")
    .replace(DRAW_DATA, "$1window.beforeData&&window.beforeData($2);");
}

/**
 * Has plotly find the margins that labels need before it draws the data, not after: then it draws the data twice.
 * @param window in which {@link handOutMargins}' source runs
 * @returns draws a figure with a function that calls plotly's `newPlot`
 */
export function marginsFirst(window: Record<string, unknown>): (draw: () => void) => void {
  let current: Graph | undefined;
  let again = false;
  window.beforeData = (graph: Graph) => {
    if (graph === current) {
      again = true;
      return;
    }
    [current, again] = [graph, false];
    // Plotly adjusts no margins before it has drawn the data.
    graph._fullLayout._replotting = false;
    (window.adjustMargins as (graph: Graph) => void)(graph);
    if (again) throw DRAWN;
    graph._fullLayout._replotting = true;
  };
  return (draw) => {
    try {
      draw();
    } catch (error) {
      if (error !== DRAWN) throw error;
    } finally {
      current = undefined;
    }
  };
}
