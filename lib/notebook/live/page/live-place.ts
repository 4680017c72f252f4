/** A notebook's part of its page: the page's text, or in a file of several notebooks its chapter. */
export class LivePlace {
  readonly root: Element;
  readonly #place: string;

  /** @param place what the ids of the notebook begin with; "" on a page of its own */
  constructor(place: string) {
    this.#place = place;
    this.root = document.getElementById(place || "cb-main") as Element;
  }

  /** What an id of the notebook is called on the page. */
  idOf(id: string): string {
    return this.#place === "" ? id : `${this.#place}/${id}`;
  }

  /** The element of the notebook with an id; null where there is none. */
  find(id: string): HTMLElement | null {
    return document.getElementById(this.idOf(id));
  }

  /** The notebook's title. */
  get title(): string {
    return headingText(this.root.querySelector("h1")) || document.title;
  }

  /** The heading under which a cell stands. */
  headingOf(id: string): { readonly text: string; readonly id: string } {
    const cell = this.find(`cell-${id}`);
    const headings = [...this.root.querySelectorAll(".cb-text h1, .cb-text h2")];
    const last = headings.findLast(
      (one) => cell && (one.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    if (!last) return { text: this.title, id: this.root.id };
    return { text: headingText(last), id: last.id || this.root.id };
  }
}

/** The words of a heading, without the link by which it is shared; "" of none. */
function headingText(heading: Element | null): string {
  const copy = heading?.cloneNode(true) as Element | undefined;
  copy?.querySelector("a.cb-anchor")?.remove();
  return copy?.textContent?.trim() ?? "";
}
