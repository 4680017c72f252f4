/** The ids of a page: each is given once. */
export class PageIds {
  readonly #taken: Set<string>;
  /** The number that a heading's next namesake gets. */
  readonly #next = new Map<string, number>();

  /** @param taken ids that the page uses already */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The id of a heading as Jupyter makes it, blanks as hyphens; a heading that comes again gets a number. */
  heading(text: string): string {
    const plain = text.trim().replace(/\s+/g, "-") || "section";
    // Ids become names of the page's window: none may stand for what its scripts use.
    const base = /^(claimbook|cb-|Plotly)/i.test(plain) ? `-${plain}` : plain;
    let id = base;
    let number = this.#next.get(base) ?? 2;
    for (; this.#taken.has(id); number += 1) id = `${base}-${number}`;
    this.#next.set(base, number);
    this.#taken.add(id);
    return id;
  }
}
