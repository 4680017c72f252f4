import type { Verdict } from "../../claims/claim.js";
import { PageIds } from "./page-ids.js";
import { Placeholders } from "./placeholders.js";

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

/** A verdict card that is on a page. */
export interface FoundVerdict {
  readonly verdict: Verdict;
  readonly statement: string;
  /** Anchor of the cell that shows it. */
  readonly anchor: string;
}

/** What is gathered while the cells of one page are rendered, in the order of the page. */
export class PageContent {
  readonly ids: PageIds;
  readonly link: (href: string) => string | undefined;
  readonly placeholders = new Placeholders();
  readonly headings: Heading[] = [];
  /** Texts of the paragraphs of markdown. */
  readonly paragraphs: string[] = [];
  readonly verdicts: FoundVerdict[] = [];
  figures = 0;

  /**
   * @param anchors ids that the page has besides those of its headings
   * @param link where a link of the notebook leads
   */
  constructor(anchors: Iterable<string>, link: (href: string) => string | undefined) {
    this.ids = new PageIds(anchors);
    this.link = link;
  }
}
