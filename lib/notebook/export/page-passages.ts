/** A part of a page's text, for a search over all pages. */
export interface Passage {
  /** Anchor of the part; "" for what stands above the first heading. */
  readonly id: string;
  /** Its heading, or what a figure or a claim is called. */
  readonly title: string;
  readonly text: string;
}

/** Characters of one page that can be searched: what nobody reads to its end need not be in every list of pages. */
const MAX_CHARACTERS = 200_000;

/** Gathers a page's text by its parts, in the page's order. */
export class PagePassages {
  readonly #passages: { id: string; title: string; text: string }[] = [];
  /** Listed once it says something, where no heading opened it. */
  #section = { id: "", title: "", text: "" };
  #isListed = false;
  #left = MAX_CHARACTERS;

  /** What follows stands under a heading. */
  open(id: string, title: string): void {
    this.#section = { id, title, text: "" };
    this.#passages.push(this.#section);
    this.#isListed = true;
  }

  /** Text under the heading that was opened last. */
  say(text: string): void {
    const said = this.#cut(text);
    if (said === "") return;
    if (!this.#isListed) this.#passages.push(this.#section);
    this.#isListed = true;
    this.#section.text += this.#section.text === "" ? said : ` ${said}`;
  }

  /** A part that is found by itself, such as a figure; what follows it stands under the same heading as before. */
  add(id: string, title: string, text: string): void {
    this.#passages.push({ id, title, text: this.#cut(text) });
  }

  /** All that was gathered. */
  all(): readonly Passage[] {
    return this.#passages.map((passage) => ({ ...passage }));
  }

  #cut(text: string): string {
    const plain = text.replace(/\s+/g, " ").trim().slice(0, this.#left);
    this.#left -= plain.length;
    return plain;
  }
}
