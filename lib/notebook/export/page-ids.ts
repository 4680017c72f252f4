/** Ids become names of the page's window: none may stand for what its scripts and plotly.js look for there. */
const RESERVED =
  /^(?:claimbook|cb-|plotly)|^(?:chrome|define|exports|MathJax|module|PolyBool|process|requestIdleCallback|require|setImmediate|Sizzle|XDomainRequest|webkitURL|__proto__)$/i;

/** The ids of a page: each is given once. */
export class PageIds {
  readonly #taken: Set<string>;
  /** The number that a heading's next namesake gets. */
  readonly #next = new Map<string, number>();

  /** @param taken ids that the page uses already */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /**
   * What an id of a notebook is called on its page, and so where links to it lead.
   * @example PageIds.nameOf("cb-main") // => "-cb-main"
   */
  static nameOf(id: string): string {
    return RESERVED.test(id) ? `-${id}` : id;
  }

  /** The id of a heading as Jupyter makes it, blanks as hyphens; a heading that comes again gets a number. */
  heading(text: string): string {
    const base = PageIds.nameOf(text.trim().replace(/\s+/g, "-") || "section");
    let id = base;
    let number = this.#next.get(base) ?? 2;
    for (; this.#taken.has(id); number += 1) id = `${base}-${number}`;
    this.#next.set(base, number);
    this.#taken.add(id);
    return id;
  }

  /** An id that the notebook gives itself; undefined when the page has it already, or when it can be none. */
  claim(name: string): string | undefined {
    const id = PageIds.nameOf(name.trim());
    if (id === "" || /\s/.test(id) || this.#taken.has(id)) return undefined;
    this.#taken.add(id);
    return id;
  }
}
