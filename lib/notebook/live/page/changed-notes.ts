import { daysHtml, pageDays } from "../../export/page-days.js";
import type { Cell, CodeCell, Output } from "../../ipynb/notebook.js";
import type { LivePage } from "../live-page.js";
import { element } from "./element.js";
import type { Values } from "./live-bar.js";
import { pageWindow } from "./page-window.js";

const main = () => document.querySelector("#cb-main");

/** A word of a shell's command line. */
const word = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** The command that gives in a terminal what the reader has asked for. */
function command({ command: run, parameters }: LivePage, values: Values): string {
  const changed = parameters.filter(
    ({ name, value }) => JSON.stringify(values[name]) !== JSON.stringify(value),
  );
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return [run, ...changed.map(({ name }) => `--param ${word(`${name}=${text(name)}`)}`)].join(" ");
}

/** The heading under which a cell stands. */
function headingOf(id: string): { readonly text: string; readonly id: string } {
  const cell = document.getElementById(`cell-${id}`);
  const headings = [...(main()?.querySelectorAll(".cb-text h1, .cb-text h2") ?? [])];
  const above = headings.filter(
    (one) => cell && (one.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  const last = above.at(-1);
  if (!last) return { text: document.title, id: "cb-main" };
  const copy = last.cloneNode(true) as Element;
  // The link by which a heading is shared is none of its words.
  copy.querySelector("a.cb-anchor")?.remove();
  return { text: copy.textContent?.trim() ?? "", id: last.id || "cb-main" };
}

/** Links to headings, each once, with commas between them. */
function listedLinks(headings: readonly ReturnType<typeof headingOf>[]): (Node | string)[] {
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
}

/** What a page says of its state besides its outputs: at its top, of its days, and in its receipt. */
export class ChangedNotes {
  readonly #page: LivePage;
  readonly #days = document.querySelector(".cb-days");
  readonly #published = this.#days?.innerHTML;
  #notes: readonly Element[] = [];

  constructor(page: LivePage) {
    this.#page = page;
  }

  /** Says that the page has been changed, and of which days it is now. */
  show(values: Values, { outputs, changed, edited }: Changes): void {
    this.reset();
    const says = "Changed by the reader: these are not the published results.";
    const rewritten = edited.length === 0 ? "" : ` Rewritten: ${edited.join(", ")}.`;
    const top = element("p", { class: "cb-changed", role: "note" }, says, rewritten);
    const links = listedLinks([...changed].map(headingOf));
    if (links.length > 0) top.append(" Other than published: ", ...links, ".");
    const same =
      edited.length === 0 ? "The same in a terminal:" : "Without what was rewritten, in a terminal:";
    const receipt = element(
      "div",
      { class: "cb-changed" },
      element("p", {}, `${says}${rewritten} They were computed in this browser. ${same}`),
      element("pre", {}, element("code", {}, command(this.#page, values))),
    );
    main()?.prepend(top);
    document.querySelector("h2#cb-receipt")?.after(receipt);
    pageWindow.claimbookScrollers?.(receipt);
    this.#notes = [top, receipt];
    this.#showDays(outputs);
  }

  #showDays(outputs: ReadonlyMap<string, readonly Output[]>): void {
    if (!this.#days) return;
    const cells = this.#page.cells.map(
      ({ id }): CodeCell => ({
        ...{ cell_type: "code", id, source: "", metadata: {}, execution_count: null },
        outputs: outputs.get(id) ?? [],
      }),
    );
    const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells } as const;
    const days = pageDays(notebook, ({ id }: Cell) => headingOf(id));
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
