import type { Page } from "playwright-core";

interface Cell {
  readonly cell_type: string;
  readonly input_prompt_number: unknown;
  readonly code_mirror: { setCursor(place: { line: number; ch: number }): void };
  get_text(): string;
  set_text(text: string): void;
}

/** As much of Notebook 6's page as is used. */
interface Notebook {
  readonly _fully_loaded: boolean;
  readonly trusted: boolean;
  readonly kernel_busy: boolean;
  readonly kernel?: { is_connected(): boolean; interrupt(): void };
  readonly events: { one(event: string, listener: () => void): void };
  get_cells(): Cell[];
  get_cell(place: number): Cell;
  insert_cell_at_bottom(type: "code"): Cell;
  select(place: number): void;
  edit_mode(): void;
  restart_run_all(options: { confirm: boolean }): Promise<unknown>;
  execute_all_cells(): void;
  execute_cells(indices: readonly number[]): void;
  save_notebook(): void;
}
declare global {
  interface Window {
    readonly Jupyter: { readonly notebook: Notebook };
  }
}

const LONG_MS = 180_000;
const CONNECT_MS = 60_000;
const CONNECT_ATTEMPTS = 3;
/** Asked at each frame, as is the default, the browser would draw without a pause for as long as the kernel computes. */
const POLL_MS = 100;

/** Waits until the notebook is there and its kernel is connected. */
export async function opened(page: Page, address: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await page.goto(address);
    try {
      await page.waitForFunction(
        () => {
          const notebook = window.Jupyter?.notebook;
          return notebook?._fully_loaded && notebook.kernel?.is_connected();
        },
        undefined,
        { timeout: CONNECT_MS, polling: POLL_MS },
      );
      return;
    } catch (error) {
      // On a busy machine another program can take one of the ports that Jupyter has chosen for the kernel.
      if (attempt === CONNECT_ATTEMPTS) throw error;
    }
  }
}

/** Waits until no cell runs or waits to run. */
async function done(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const { notebook } = window.Jupyter;
      const numbers = notebook.get_cells().map(({ input_prompt_number }) => input_prompt_number);
      return (
        !notebook.kernel_busy &&
        !numbers.includes("*") &&
        numbers.some((number) => typeof number === "number")
      );
    },
    undefined,
    { timeout: LONG_MS, polling: POLL_MS },
  );
}

/** "Kernel > Restart & Run All". */
export async function restartAndRunAll(page: Page): Promise<void> {
  await page.evaluate(() => window.Jupyter.notebook.restart_run_all({ confirm: false }));
  await done(page);
}

/** "Cell > Run All", on the kernel as it is. */
export async function runAll(page: Page): Promise<void> {
  await page.evaluate(() => window.Jupyter.notebook.execute_all_cells());
  await done(page);
}

/** Runs cells by their place, and waits for them. */
export async function runCells(page: Page, indices: readonly number[]): Promise<void> {
  await page.evaluate(
    (places) =>
      new Promise<void>((idle) => {
        const { notebook } = window.Jupyter;
        // Comes behind the outputs; the number of a cell may be there before them.
        notebook.events.one("kernel_idle.Kernel", () => idle());
        notebook.execute_cells(places);
      }),
    indices,
  );
  await done(page);
}

export async function save(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((saved) => {
        const { notebook } = window.Jupyter;
        notebook.events.one("notebook_saved.Notebook", () => saved());
        notebook.save_notebook();
      }),
  );
}

export function isTrusted(page: Page): Promise<boolean> {
  return page.evaluate(() => window.Jupyter.notebook.trusted);
}

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

/** A picture of the whole notebook, not only of what fits the window. */
export async function picture(page: Page, file: string): Promise<void> {
  await page.addStyleTag({
    content: "#site{height:auto!important;overflow:visible!important}body{overflow:visible!important}",
  });
  await page.screenshot({ path: file, fullPage: true });
}
