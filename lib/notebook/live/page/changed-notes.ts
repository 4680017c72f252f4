import { daysHtml, pageDays } from "../../export/page-days.js";
import type { Cell, CodeCell, Output } from "../../ipynb/notebook.js";
import type { CarriedNotebook } from "../live-page.js";
import { element } from "./element.js";
import type { Values } from "./live-bar.js";
import type { LivePlace } from "./live-place.js";
import { pageWindow } from "./page-window.js";

/** A word of a shell's command line. */
const word = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The command that gives in a terminal what the reader has asked for. */
function command({ command: run, parameters }: CarriedNotebook, values: Values): string {
  const changed = parameters.filter(
    ({ name, value }) => JSON.stringify(values[name]) !== JSON.stringify(value),
  );
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return [run, ...changed.map(({ name }) => `--param ${word(`${name}=${text(name)}`)}`)].join(" ");
}

/** Links to headings, each once, with commas between them. */
function listedLinks(headings: readonly { readonly text: string; readonly id: string }[]): (Node | string)[] {
  const unique = [...new Map(headings.map((one) => [one.id, one])).values()];
  return unique.flatMap(({ id, text }, at) => [
    ...(at === 0 ? [] : [", "]),
    element("a", { href: `#${encodeURIComponent(id)}` }, text),
  ]);
}

/** What a run in the page has changed. */
interface Changes {
  readonly outputs: ReadonlyMap<string, readonly Output[]>;
  /** The cells whose outputs are others than published. */
  readonly changed: Iterable<string>;
  /** The cells that the reader has rewritten, as one calls them. */
  readonly edited: readonly string[];
  /** What was not run again, as a sentence after a blank; "" where all was. */
  readonly rest: string;
}

/** What a page says of its state besides its outputs: at its top, of its days, and in its receipt. */
export class ChangedNotes {
  readonly #notebook: CarriedNotebook;
  readonly #place: LivePlace;
  readonly #days: Element | null;
  readonly #published: string | undefined;
  #notes: readonly Element[] = [];

  constructor(notebook: CarriedNotebook, place: LivePlace) {
    this.#notebook = notebook;
    this.#place = place;
    this.#days = place.root.querySelector(".cb-days");
    this.#published = this.#days?.innerHTML;
  }

  /** Says that the page has been changed, and of which days it is now. */
  show(values: Values, { outputs, changed, edited, rest }: Changes): void {
    this.reset();
    const says = "Changed by the reader: these are not the published results.";
    const rewritten = edited.length === 0 ? "" : ` Rewritten: ${edited.join(", ")}.`;
    const top = element("p", { class: "cb-changed", role: "note" }, says, rewritten, rest);
    const links = listedLinks([...changed].map((id) => this.#place.headingOf(id)));
    if (links.length > 0) top.append(" Other than published: ", ...links, ".");
    const same =
      edited.length === 0 ? "The same in a terminal:" : "Without what was rewritten, in a terminal:";
    const receipt = element(
      "div",
      { class: "cb-changed" },
      element("p", {}, `${says}${rewritten}${rest} They were computed in this browser. ${same}`),
      element("pre", {}, element("code", {}, command(this.#notebook, values))),
      element("p", {}, "What follows is the receipt of the published page."),
    );
    const bar = this.#place.root.querySelector(":scope > .cb-live");
    if (bar) bar.after(top);
    else this.#place.root.prepend(top);
    this.#place.find("cb-receipt")?.after(receipt);
    pageWindow.claimbookScrollers?.(receipt);
    this.#notes = [top, receipt];
    this.#showDays(outputs);
  }

  #showDays(outputs: ReadonlyMap<string, readonly Output[]>): void {
    if (!this.#days) return;
    const cells = this.#notebook.cells.map(
      ({ id }): CodeCell => ({
        ...{ cell_type: "code", id, source: "", metadata: {}, execution_count: null },
        outputs: outputs.get(id) ?? [],
      }),
    );
    const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells } as const;
    const days = pageDays(notebook, ({ id }: Cell) => this.#place.headingOf(id));
    if (!days) return;
    const made = element("template");
    made.innerHTML = daysHtml(days);
    this.#days.innerHTML = made.content.firstElementChild?.innerHTML ?? "";
  }

  reset(): void {
    for (const note of this.#notes) note.remove();
    this.#notes = [];
    if (this.#days && this.#published !== undefined) this.#days.innerHTML = this.#published;
  }
}
