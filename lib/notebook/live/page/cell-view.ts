import { pageWindow } from "./page-window.js";
import { refreshStatic } from "./static-figure.js";

const figuresIn = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) =>
    node instanceof Element ? [...node.querySelectorAll(".cb-plate > .cb-figure")] : [],
  );

/** The outputs of a cell on the page: as they were published, or as the reader has made them. */
export class CellView {
  readonly element: Element;
  #published: readonly Node[] | undefined;

  constructor(element: Element) {
    this.element = element;
  }

  /** All but the code and what is said of the cell. */
  #outputs(): Node[] {
    return [...this.element.childNodes].filter(
      (node) => !(node instanceof Element && node.matches(".cb-code, .cb-live-note")),
    );
  }

  #put(nodes: readonly Node[]): void {
    const before = this.#outputs();
    for (const figure of figuresIn(before)) pageWindow.claimbookRelease?.(figure);
    for (const node of before) this.element.removeChild(node);
    const note = this.element.querySelector(":scope > .cb-live-note");
    for (const node of nodes) this.element.insertBefore(node, note);
    pageWindow.claimbookScrollers?.(this.element);
    for (const figure of figuresIn(nodes)) pageWindow.claimbookWatch?.(figure);
  }

  /** Has the static SVGs of its figures drawn where they are not of what it shows. */
  refreshStatics(): void {
    for (const figure of figuresIn(this.#outputs())) refreshStatic(figure);
  }

  /** Shows outputs that are others than those published. */
  show(html: string): void {
    this.#published ??= this.#outputs();
    const made = document.createElement("template");
    made.innerHTML = html;
    this.#put([...made.content.childNodes]);
    this.element.setAttribute("data-changed", "");
  }

  /** Shows what was published. */
  reset(): void {
    if (!this.#published) return;
    this.#put(this.#published);
    this.#published = undefined;
    this.element.removeAttribute("data-changed");
  }

  /** Says something of the cell below its outputs; "" takes it away. */
  say(text: string): void {
    this.element.querySelector(":scope > .cb-live-note")?.remove();
    if (text === "") return;
    const note = document.createElement("p");
    note.className = "cb-unshown cb-live-note";
    note.textContent = text;
    this.element.append(note);
  }
}
