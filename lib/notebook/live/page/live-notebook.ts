import { carryBook } from "../../../book/current-book.browser.js";
import type { BookDefinition } from "../../../book/define-book.js";
import type { Output } from "../../ipynb/notebook.js";
import type { CarriedCell, LivePage } from "../live-page.js";
import type { RunnableCell } from "../messages.js";
import { outputsHash } from "../outputs-hash.js";
import { CellEditor } from "./cell-editor.js";
import { CellView } from "./cell-view.js";
import { ChangedNotes } from "./changed-notes.js";
import { LiveBar, type Values } from "./live-bar.js";
import { outputsHtml } from "./outputs-html.js";
import { pageWindow } from "./page-window.js";
import { readerCell } from "./reader-cell.js";
import { type CellEnd, type RunEnd, WorkerSession } from "./worker-session.js";

interface Manifest {
  readonly resources: readonly {
    readonly path: string;
    readonly temporalCoverage: { readonly start: string; readonly end: string };
  }[];
}

/** The days from and to which the tables reach that the page carries. */
function dayRange({ files }: LivePage) {
  const { resources } = JSON.parse(files["datapackage.json"] ?? '{"resources":[]}') as Manifest;
  const carried = resources.filter(({ path }) => path in files).map((one) => one.temporalCoverage);
  const day = (period: string, end: string) => (period.length === 7 ? `${period}-${end}` : period);
  return {
    from: carried.map(({ start }) => day(start, "01")).sort()[0] ?? "",
    to:
      carried
        .map(({ end }) => day(end, "28"))
        .sort()
        .at(-1) ?? "",
  };
}

/** A page that is asked again: its bar, its cells and the worker in which they run. */
class LiveNotebook {
  readonly #page: LivePage;
  readonly #session: WorkerSession;
  readonly #views: ReadonlyMap<string, CellView>;
  readonly #notes: ChangedNotes;
  readonly #bar: LiveBar;
  readonly #outputs = new Map<string, readonly Output[]>();
  /** What the reader has written, by cell. */
  readonly #edited = new Map<string, string>();
  readonly #editors: CellEditor[] = [];
  #changed = new Set<string>();

  constructor(page: LivePage, source: string) {
    this.#page = page;
    const { modules, files } = page;
    this.#session = new WorkerSession({ source, modules, files });
    this.#views = new Map(
      page.cells.flatMap(({ id }) => {
        const found = document.getElementById(`cell-${id}`);
        return found ? [[id, new CellView(found)] as const] : [];
      }),
    );
    this.#notes = new ChangedNotes(page);
    this.#bar = new LiveBar(page.parameters, dayRange(page), {
      run: (values) => void this.#run(values),
      stop: () => this.#session.stop(),
      reset: () => this.#reset(),
    });
  }

  /** Puts the bar on the page. */
  open(): void {
    document.querySelector("body > .cb-top")?.after(this.#bar.node);
    for (const { id, because } of this.#page.cells)
      if (because !== undefined) this.#views.get(id)?.say(`As published: ${because}.`);
    for (const cell of this.#page.cells) this.#addEditor(cell);
    this.#bar.say("This is the published page. Choose other values and run it again, here in your browser.");
    this.#bar.node.querySelector<HTMLElement>("select, input, button")?.focus();
  }

  /** Has the code of a cell edited where the page shows it. */
  #addEditor(cell: CarriedCell): void {
    const code = this.#views.get(cell.id)?.element.querySelector(":scope > .cb-code");
    const source = code?.querySelector("pre")?.textContent;
    if (!code || !source) return;
    const editor = new CellEditor(code, cell.label, {
      run: () => this.#bar.submit(),
      change: (written) => {
        if (written === source) this.#edited.delete(cell.id);
        else this.#edited.set(cell.id, written);
        code.toggleAttribute("data-edited", this.#edited.has(cell.id));
      },
    });
    this.#editors.push(editor);
  }

  #reset(): void {
    this.#session.stop();
    for (const editor of this.#editors) editor.reset();
    for (const id of this.#edited.keys())
      this.#views.get(id)?.element.querySelector(".cb-code")?.removeAttribute("data-edited");
    this.#edited.clear();
    for (const { id, code } of this.#page.cells) {
      this.#views.get(id)?.reset();
      if (code) this.#views.get(id)?.say("");
    }
    this.#changed.clear();
    this.#notes.reset();
    this.#bar.say("This is the published page again.");
  }

  /** The cells that can run, with the reader's values after the notebook's own. */
  #cells(values: Values): RunnableCell[] {
    const { cells } = this.#page;
    const last = cells.findLastIndex(({ isParameters }) => isParameters);
    const runnable = (some: readonly CarriedCell[]) =>
      some.flatMap(({ id, code, mayFail }): RunnableCell[] => {
        const source = this.#edited.get(id);
        if (source !== undefined) return [{ id, source, mayFail }];
        return code ? [{ id, code, mayFail }] : [];
      });
    if (last < 0) return runnable(cells);
    return [...runnable(cells.slice(0, last + 1)), readerCell(values), ...runnable(cells.slice(last + 1))];
  }

  async #run(values: Values): Promise<void> {
    const cells = this.#cells(values);
    this.#outputs.clear();
    this.#changed = new Set();
    let done = 0;
    let failure = "";
    for (const { id, code } of this.#page.cells) if (code) this.#views.get(id)?.say("");
    this.#bar.say("Running …");
    this.#bar.running(done, cells.length);
    const end = await this.#session.run(cells, (cell) => {
      done += 1;
      this.#bar.running(done, cells.length);
      this.#show(cell);
      if (cell.failed) failure = this.#labelOf(cell.id);
    });
    this.#bar.ended();
    this.#finish(end, { values, failure });
  }

  #labelOf(id: string): string {
    return this.#page.cells.find((one) => one.id === id)?.label ?? "the parameters";
  }

  #show({ id, outputs: json }: CellEnd): void {
    const cell = this.#page.cells.find((one) => one.id === id);
    const view = this.#views.get(id);
    if (!cell || !view) return;
    const outputs = JSON.parse(json) as readonly Output[];
    this.#outputs.set(id, outputs);
    if (outputsHash(outputs) === cell.published) {
      view.reset();
      return;
    }
    this.#changed.add(id);
    const place = { anchor: view.element.id, label: cell.label, expectsError: cell.mayFail };
    view.show(outputsHtml(outputs, { cell: view.element, pages: this.#page.pages, place }));
    pageWindow.claimbookScoreboard?.();
  }

  /** Has the cells that the run did not reach show what was published. */
  #leaveOut(): void {
    for (const { id, code } of this.#page.cells) {
      if (!code || this.#outputs.has(id)) continue;
      this.#views.get(id)?.reset();
      this.#views.get(id)?.say("Not run with these values: as published.");
    }
  }

  #finish(end: RunEnd, { values, failure }: { readonly values: Values; readonly failure: string }): void {
    if (end !== "ended" || failure !== "") this.#leaveOut();
    const { size } = this.#changed;
    const count = `${size} of ${this.#page.cells.length} cells ${size === 1 ? "shows" : "show"} something else than published`;
    const edited = this.#page.cells.filter(({ id }) => this.#edited.has(id)).map(({ label }) => label);
    if (size + edited.length > 0)
      this.#notes.show(values, { outputs: this.#outputs, changed: this.#changed, edited });
    else this.#notes.reset();
    if (end === "stopped") this.#bar.say(`Stopped. ${count}.`);
    else if (end !== "ended") this.#bar.say(`The run broke off: ${end.fault}`);
    else if (failure !== "")
      this.#bar.say(`An error in ${failure} ended the run; what follows it is as published.`);
    else if (size === 0) this.#bar.say("Run: every cell that runs here shows what was published.");
    else this.#bar.say(`Run. ${count}.`);
  }
}

pageWindow.claimbookLive = (page, worker) => {
  carryBook(() => ({ asOf: page.asOf }) as BookDefinition);
  new LiveNotebook(page, worker).open();
};
