import type { Page } from "playwright-core";

interface Cell {
  readonly model: {
    readonly type: string;
    readonly trusted: boolean;
    readonly sharedModel: { source: string; getSource(): string; setSource(text: string): void };
    readonly executionCount?: number | null;
  };
  readonly node: HTMLElement;
  readonly editor?: { setCursorPosition(place: { line: number; column: number }): void };
}

/** As much of the page of JupyterLab 4 and Notebook 7 as is used; both are made of the same parts. */
interface App {
  readonly commands: { execute(id: string, args?: object): Promise<unknown> };
  readonly shell: {
    readonly currentWidget: {
      readonly content: {
        activeCellIndex: number;
        mode: "edit" | "command";
        readonly widgets: readonly Cell[];
        readonly model: { readonly sharedModel: { insertCell(at: number, cell: object): unknown } };
      };
      readonly sessionContext: { readonly session?: { readonly kernel?: { readonly status: string } } };
    } | null;
  };
}
declare global {
  interface Window {
    readonly jupyterapp?: App;
  }
}

const LONG_MS = 240_000;
const POLL_MS = 100;
/** Notebook 7.6's own error, as it hears that the settings of a plugin have changed which it does not have. */
const OF_NOTEBOOK = "Cannot read properties of undefined (reading 'schema')";

/** A notebook in a page of JupyterLab 4 or Notebook 7. The server has to have been started with the app exposed in the browser. */
export class NotebookPage {
  readonly page: Page;
  /** Errors in the browser's console. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on("pageerror", ({ message }) => {
      if (message !== OF_NOTEBOOK) this.complaints.push(message);
    });
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(`${message.text()} ${message.location().url}`);
    });
  }

  /** Waits until the notebook is there and its kernel idles. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator(".jp-Notebook .jp-CodeCell").first().waitFor({ timeout: LONG_MS });
    await this.idle();
  }

  /** Waits until the kernel idles and no cell runs or waits to run. */
  async idle(): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const panel = window.jupyterapp?.shell.currentWidget;
        const waiting = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].some((prompt) =>
          prompt.textContent?.includes("*"),
        );
        return panel?.sessionContext?.session?.kernel?.status === "idle" && !waiting;
      },
      undefined,
      { timeout: LONG_MS, polling: POLL_MS },
    );
  }

  /** A command of the front end, as its menus have it. */
  async command(id: string): Promise<void> {
    await this.page.evaluate((name) => void window.jupyterapp?.commands.execute(name), id);
  }

  /** A command that asks whether it is meant. */
  async confirmed(id: string): Promise<void> {
    await this.command(id);
    const accept = this.page.locator(".jp-Dialog button.jp-mod-accept");
    await accept.click();
    await accept.waitFor({ state: "detached" });
  }

  /** "Restart Kernel and Run All Cells". */
  async restartAndRunAll(): Promise<void> {
    const counted = () =>
      this.page.evaluate(() => {
        const cells = window.jupyterapp?.shell.currentWidget?.content.widgets ?? [];
        const code = cells.filter(
          ({ model }) => model.type === "code" && model.sharedModel.getSource() !== "",
        );
        return code.map(({ model }) => model.executionCount ?? 0);
      });
    await this.confirmed("runmenu:restart-and-run-all");
    const deadline = Date.now() + LONG_MS;
    for (;;) {
      const counts = await counted();
      if (counts.every((count, at) => count === at + 1)) break;
      if (Date.now() > deadline || (await this.page.locator('[data-mime-type*="stderr"]').count()) > 0)
        throw new Error(`not all cells have run: ${counts}`);
      await this.page.waitForTimeout(POLL_MS);
    }
    await this.idle();
  }

  async save(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp?.commands.execute("docmanager:save"));
  }

  isTrusted(): Promise<boolean> {
    return this.page.evaluate(() => {
      const cells = window.jupyterapp?.shell.currentWidget?.content.widgets ?? [];
      return cells.every(({ model }) => model.type !== "code" || model.trusted);
    });
  }

  /** Where the first cell is that begins with a text. */
  placeOf(text: string): Promise<number> {
    return this.page.evaluate((begin) => {
      const cells = window.jupyterapp?.shell.currentWidget?.content.widgets ?? [];
      return cells.findIndex(({ model }) => model.sharedModel.getSource().startsWith(begin));
    }, text);
  }

  /** Puts a cell at the end and gives its place. */
  addCell(source: string): Promise<number> {
    return this.page.evaluate((text) => {
      const content = window.jupyterapp?.shell.currentWidget?.content;
      const at = content?.widgets.length ?? 0;
      content?.model.sharedModel.insertCell(at, {
        cell_type: "code",
        source: text,
        metadata: { trusted: true },
      });
      return at;
    }, source);
  }

  async edit(place: number, source: string): Promise<void> {
    await this.page.evaluate(
      ({ at, text }) =>
        window.jupyterapp?.shell.currentWidget?.content.widgets[at]?.model.sharedModel.setSource(text),
      { at: place, text: source },
    );
  }

  /** Starts a cell and does not wait for it. */
  async start(place: number): Promise<void> {
    await this.page.evaluate((at) => {
      const app = window.jupyterapp;
      const content = app?.shell.currentWidget?.content;
      if (content) content.activeCellIndex = at;
      void app?.commands.execute("notebook:run-cell");
    }, place);
  }

  /** Runs a cell and waits for it. */
  async run(place: number): Promise<void> {
    await this.page.evaluate(async (at) => {
      const app = window.jupyterapp;
      const content = app?.shell.currentWidget?.content;
      if (content) content.activeCellIndex = at;
      await app?.commands.execute("notebook:run-cell");
    }, place);
    await this.idle();
  }

  /** Puts a cell at the end, with the cursor at the end of its one line, and gives its place. */
  async type(code: string): Promise<number> {
    const place = await this.addCell("");
    await this.page.evaluate((at) => {
      const content = window.jupyterapp?.shell.currentWidget?.content;
      if (!content) return;
      content.activeCellIndex = at;
      content.mode = "edit";
    }, place);
    await this.page.waitForFunction(() => document.activeElement?.closest(".cm-content"));
    await this.page.keyboard.type(code);
    return place;
  }

  sourceOf(place: number): Promise<string> {
    return this.page.evaluate(
      (at) =>
        window.jupyterapp?.shell.currentWidget?.content.widgets[at]?.model.sharedModel.getSource() ?? "",
      place,
    );
  }

  /** The text of a cell's outputs. */
  outputOf(place: number): Promise<string> {
    return this.page.evaluate(
      (at) =>
        [
          ...(window.jupyterapp?.shell.currentWidget?.content.widgets[at]?.node.querySelectorAll(
            ".jp-OutputArea-output",
          ) ?? []),
        ]
          .map(({ textContent }) => textContent)
          .join("\n"),
      place,
    );
  }

  /** What cells have sent to stderr, and their errors. */
  faults(): Promise<string[]> {
    return this.page
      .locator(
        '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"], .jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]',
      )
      .allTextContents();
  }
}
