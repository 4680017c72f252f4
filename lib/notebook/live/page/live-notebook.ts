import { TABLES_ANCHOR } from "../../export/page-content.js";
import type { Output } from "../../ipynb/notebook.js";
import type { CarriedCell, CarriedNotebook, LivePage } from "../live-page.js";
import type { RunnableCell } from "../messages.js";
import { CellEditor, type Scope } from "./cell-editor.js";
import { CellView } from "./cell-view.js";
import { ChangedNotes } from "./changed-notes.js";
import { LiveBar, type Values } from "./live-bar.js";
import { LivePlace } from "./live-place.js";
import { outputsHtml } from "./outputs-html.js";
import { pageWindow } from "./page-window.js";
import type { DayRange } from "./parameter-field.js";
import { readerCell } from "./reader-cell.js";
import { TakenIds } from "./taken-ids.js";
import { type CellEnd, type RunEnd, WorkerSession } from "./worker-session.js";

interface NotebookSetup {
  readonly page: LivePage;
  /** The source of the worker. */
  readonly worker: string;
  readonly days: DayRange;
}

/** A cell that is to run, alone or with those after it. */
interface Request {
  readonly id: string;
  readonly scope: Scope;
}

/** What is to run. */
interface Plan {
  readonly cells: readonly RunnableCell[];
  /** Whether they find the variables of the last run. */
  readonly goesOn: boolean;
  readonly values: Values;
  /** As a sentence begins with it. */
  readonly what: string;
  /** The cell after which nothing runs, as one calls it; "" where all that follow do. */
  readonly until: string;
}

/** How a run went. */
interface Finish extends Plan {
  readonly end: RunEnd;
  /** The cell that ended it by an error, as one calls it; "" for none. */
  readonly failure: string;
}

/** A notebook of a page that is asked again: its bar, its cells and the worker in which they run. */
export class LiveNotebook {
  readonly #page: LivePage;
  readonly #notebook: CarriedNotebook;
  readonly #place: LivePlace;
  readonly #session: WorkerSession;
  readonly #views: ReadonlyMap<string, CellView>;
  readonly #notes: ChangedNotes;
  readonly #bar: LiveBar;
  readonly #outputs = new Map<string, readonly Output[]>();
  /** What the reader has written, by cell. */
  readonly #edited = new Map<string, string>();
  readonly #editors: CellEditor[] = [];
  readonly #changed = new Set<string>();
  /** What the worker's variables come from: the values, and of each cell that has run what the reader had written there. */
  readonly #ran = new Map<string, string | undefined>();
  #ranWith = "";
  #ids: TakenIds | undefined;
  #isRunning = false;
  #resets = 0;

  constructor(notebook: CarriedNotebook, { page, worker, days }: NotebookSetup) {
    const { modules, files } = page;
    const { cells, parameters, missing, place } = notebook;
    this.#page = page;
    this.#notebook = notebook;
    this.#place = new LivePlace(place);
    this.#session = new WorkerSession({ source: worker, modules, missing, files });
    this.#views = new Map(
      cells.flatMap(({ id }) => {
        const found = this.#place.find(`cell-${id}`);
        return found ? [[id, new CellView(found)] as const] : [];
      }),
    );
    this.#notes = new ChangedNotes(notebook, this.#place);
    this.#bar = new LiveBar(
      parameters,
      {
        label: place === "" ? "Ask this page again" : `Ask again: ${this.#place.title}`,
        days,
        idOf: (id) => this.#place.idOf(id),
      },
      {
        run: () => void this.#run(),
        stop: () => this.#session.stop(),
        reset: () => this.#reset(),
      },
    );
  }

  /** Puts the bar on the page, and the buttons of its cells. */
  open(): void {
    const { place, cells } = this.#notebook;
    if (place === "") document.querySelector("body > .cb-top")?.after(this.#bar.node);
    else this.#place.root.prepend(this.#bar.node);
    for (const { id, because } of cells)
      if (because !== undefined) this.#views.get(id)?.say(`As published: ${because}.`);
    for (const cell of cells) this.#addEditor(cell);
    this.#bar.say(
      "These are the published results. Choose other values and run them again, here in your browser.",
    );
  }

  /** Leads the keyboard to the bar. */
  focus(): void {
    this.#bar.node.querySelector<HTMLElement>("select, input, button")?.focus();
  }

  /** Has the code of a cell edited and run where the page shows it. */
  #addEditor(cell: CarriedCell): void {
    const code = this.#views.get(cell.id)?.element.querySelector(":scope > .cb-code");
    const source = code?.querySelector("pre")?.textContent;
    if (!code || !source) return;
    const editor = new CellEditor(code, cell.label, {
      run: (scope) => void this.#run({ id: cell.id, scope }),
      change: (written) => {
        if (written === source) this.#edited.delete(cell.id);
        else this.#edited.set(cell.id, written);
        code.toggleAttribute("data-edited", this.#edited.has(cell.id));
      },
    });
    this.#editors.push(editor);
  }

  #reset(): void {
    this.#resets += 1;
    this.#session.close();
    for (const editor of this.#editors) editor.reset();
    for (const id of this.#edited.keys())
      this.#views.get(id)?.element.querySelector(".cb-code")?.removeAttribute("data-edited");
    this.#edited.clear();
    this.#ran.clear();
    for (const { id, code } of this.#notebook.cells) {
      this.#views.get(id)?.reset();
      if (code) this.#views.get(id)?.say("");
    }
    this.#changed.clear();
    this.#outputs.clear();
    this.#notes.reset();
    this.#bar.say("These are the published results again.");
  }

  /** The cells that can run, in their order; those with the parameters' values bring the reader's after them. */
  #runnable(values: Values): readonly (readonly RunnableCell[])[] {
    const { cells } = this.#notebook;
    const last = cells.findLastIndex(({ isParameters }) => isParameters);
    return cells.flatMap(({ id, code, mayFail }, at) => {
      const source = this.#edited.get(id);
      const reader = at === last ? [readerCell(values)] : [];
      if (source !== undefined) return [[{ id, source, mayFail }, ...reader]];
      return code ? [[{ id, code, mayFail }, ...reader]] : [];
    });
  }

  /** Whether the worker's variables are those that a cell finds after all cells before it have run with these values. */
  #stands(before: readonly string[], values: string): boolean {
    return (
      this.#session.stands &&
      this.#ranWith === values &&
      before.every((id) => this.#ran.has(id) && this.#ran.get(id) === this.#edited.get(id))
    );
  }

  /** Runs all cells with new variables, or those that are asked for; what they need runs before them where it has not. */
  async #run(request?: Request): Promise<void> {
    const values = this.#isRunning ? undefined : this.#bar.values();
    if (!values) return;
    const runnable = this.#runnable(values);
    const idsOf = (some: typeof runnable) => some.flatMap(([cell]) => cell?.id ?? []);
    const at = runnable.findIndex(([cell]) => cell?.id === request?.id);
    if (request && at < 0) {
      this.#bar.say(`${this.#labelOf(request.id)} cannot run in a page.`);
      return;
    }
    const key = JSON.stringify(values);
    const goesOn = request !== undefined && this.#stands(idsOf(runnable.slice(0, at)), key);
    const isAlone = request?.scope === "alone";
    const cells = runnable.slice(goesOn ? at : 0, isAlone ? at + 1 : runnable.length).flat();
    const what = request ? this.#whatRan(request, goesOn || at === 0) : "Run";
    if (!goesOn) this.#ran.clear();
    this.#ranWith = key;
    const until = isAlone && at < runnable.length - 1 ? this.#labelOf(request.id) : "";
    await this.#runCells({ cells, goesOn, values, what, until });
  }

  #whatRan({ id, scope }: Request, isItself: boolean): string {
    const label = this.#labelOf(id);
    if (scope === "alone") return isItself ? `Run ${label} alone` : `Run ${label} and what it needs`;
    return isItself ? `Run ${label} and all that follow` : "Run from the first cell on";
  }

  async #runCells(plan: Plan): Promise<void> {
    const { cells, goesOn } = plan;
    let done = 0;
    let failure = "";
    const resets = this.#resets;
    this.#isRunning = true;
    this.#ids = new TakenIds(this.#place);
    for (const { id } of cells) {
      this.#views.get(id)?.say("");
      this.#ran.delete(id);
      this.#outputs.delete(id);
      this.#changed.delete(id);
    }
    this.#bar.say("Running …");
    this.#bar.running(done, cells.length);
    const end = await this.#session.run(cells, {
      goesOn,
      onCell: (cell) => {
        done += 1;
        this.#bar.running(done, cells.length);
        const ran = cells.find(({ id }) => id === cell.id);
        this.#show(cell, ran && "source" in ran ? ran.source : undefined);
        if (cell.failed) failure = this.#labelOf(cell.id);
      },
      onLate: (message) => this.#bar.add(` After the run a callback failed: ${message}.`),
    });
    this.#isRunning = false;
    this.#bar.ended();
    if (resets === this.#resets) this.#finish({ ...plan, end, failure });
  }

  #labelOf(id: string): string {
    return this.#notebook.cells.find((one) => one.id === id)?.label ?? "the parameters";
  }

  /** @param source what the reader had written when the run began; undefined where the cell ran as published */
  #show({ id, outputs: json, hash, failed }: CellEnd, source: string | undefined): void {
    const cell = this.#notebook.cells.find((one) => one.id === id);
    const view = this.#views.get(id);
    if (!failed) this.#ran.set(id, source);
    if (!cell) return;
    const outputs = JSON.parse(json) as readonly Output[];
    this.#outputs.set(id, outputs);
    if (!view) return;
    if (hash === cell.published) {
      view.reset();
      return;
    }
    this.#changed.add(id);
    const context = { anchor: `cell-${id}`, label: cell.label, expectsError: cell.mayFail };
    const ids = this.#ids?.outside(view.element) ?? [];
    const { place } = this.#notebook;
    const hasFiles = this.#place.root.querySelector(".cb-all-data") !== null;
    const tables = this.#place.find(TABLES_ANCHOR) ? `#${TABLES_ANCHOR}` : undefined;
    view.show(outputsHtml(outputs, this.#page, { place, context, hasFiles, tables, ids }));
    this.#ids?.renew(view.element);
    pageWindow.claimbookScoreboard?.();
  }

  /** Has the cells that a run did not reach show what was published. @returns whether there are any */
  #leaveOut(cells: readonly RunnableCell[]): boolean {
    const left = cells.flatMap(({ id }) => (this.#outputs.has(id) ? [] : (this.#views.get(id) ?? [])));
    for (const view of left) {
      view.reset();
      view.say("Not run with these values: as published.");
    }
    return left.length > 0;
  }

  #finish({ end, cells, values, failure, what, until }: Finish): void {
    const isCut = this.#leaveOut(cells);
    const { size } = this.#changed;
    const all = this.#notebook.cells;
    const count = `${size} of ${all.length} cells ${size === 1 ? "shows" : "show"} something else than published`;
    const rest = until === "" ? "" : ` What follows ${until} was not run again.`;
    const edited = all.filter(({ id }) => this.#edited.has(id)).map(({ label }) => label);
    if (size + edited.length > 0)
      this.#notes.show(values, { outputs: this.#outputs, changed: this.#changed, edited, rest });
    else this.#notes.reset();
    for (const id of this.#changed) this.#views.get(id)?.refreshStatics();
    if (end === "stopped") this.#bar.say(`Stopped. ${count}.`);
    else if (end !== "ended") this.#bar.say(`The run broke off: ${end.fault}`);
    else if (failure !== "")
      this.#bar.say(
        `An error in ${failure} ended the run${isCut ? "; what follows it is as published" : ""}.`,
      );
    else if (size === 0) this.#bar.say(`${what}: every cell that runs here shows what was published.`);
    else this.#bar.say(`${what}. ${count}.${rest}`);
  }
}
