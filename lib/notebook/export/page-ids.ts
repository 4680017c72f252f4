/** The ids of a page: each is given once. */
export class PageIds {
  readonly #taken: Set<string>;

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
    for (let number = 2; this.#taken.has(id); number += 1) id = `${base}-${number}`;
    this.#taken.add(id);
    return id;
  }
}
