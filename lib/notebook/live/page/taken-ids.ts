import type { LivePlace } from "./live-place.js";

/** The cell in which an element stands; null for a cell itself. */
const cellOf = (element: Element) => element.parentElement?.closest(".cb-run") ?? null;

/** The ids that a notebook has on its page, by the cells in which they stand: what a cell shows anew may have its own again, and no other's. */
export class TakenIds {
  readonly #prefix: string;
  readonly #cells = new Map<string, Element | null>();

  /** @param place the notebook's */
  constructor(place: LivePlace) {
    this.#prefix = place.idOf("");
    this.#add(document);
  }

  #add(part: ParentNode): void {
    for (const one of part.querySelectorAll("[id]"))
      if (one.id.startsWith(this.#prefix)) this.#cells.set(one.id.slice(this.#prefix.length), cellOf(one));
  }

  /** Those outside of a cell, and the cell's own. */
  outside(cell: Element): readonly string[] {
    return [...this.#cells].flatMap(([id, at]) => (at === cell ? [] : [id]));
  }

  /** Sees what a cell shows now. */
  renew(cell: Element): void {
    for (const [id, at] of this.#cells) if (at === cell) this.#cells.delete(id);
    this.#add(cell);
  }
}
