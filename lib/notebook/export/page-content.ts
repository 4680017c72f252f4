import type { Verdict } from "../../claims/claim.js";
import type { Miss } from "../../claims/miss.js";
import type { MimeBundle } from "../ipynb/notebook.js";
import { imageAddresses, trimmedAddress } from "./addresses.js";
import type { AddedFiles } from "./data-files.js";
import { Slugs } from "./heading-slug.js";
import { LateHtml } from "./late-html.js";
import type { LocalPictures } from "./local-pictures.js";
import { lostImage } from "./lost-image.js";
import { Formulas } from "./math/formulas.js";
import { PageIds } from "./page-ids.js";
import { PagePassages } from "./page-passages.js";
import { Placeholders } from "./placeholders.js";
import type { Addresses } from "./sanitize.js";
import { WidgetState } from "./widgets/widget-state.js";

/** The anchor of the tables that a page has read, in its receipt. */
export const TABLES_ANCHOR = "cb-tables";

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

/** A verdict card that is on a page. */
export interface FoundVerdict {
  /** The claim's. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly statement: string;
  readonly stated: string;
  /** The readings in words, "–" for none, and the value of the first, null for none. */
  readonly measured: string;
  readonly value: number | null;
  readonly miss: Miss | null;
  /** Anchor of the cell that shows it. */
  readonly anchor: string;
}

/** What a page can draw on besides its cells. */
export interface PageSources {
  /** Pictures beside the notebook; without them none is looked for. */
  readonly pictures?: LocalPictures;
  /** What the notebook has saved of its widgets. */
  readonly widgets?: WidgetState;
  /** Where the files go that the page embeds besides those of its figures; without it there are none. */
  readonly data?: AddedFiles;
  /** Where the page lists the tables that it has read, as a link; without it there is none. */
  readonly tables?: string;
}

/** What is gathered while the cells of one page are rendered, in the order of the page. */
export class PageContent {
  readonly ids: PageIds;
  readonly link: (href: string) => string | undefined;
  readonly placeholders = new Placeholders();
  readonly late = new LateHtml();
  readonly slugs = new Slugs();
  readonly formulas: Formulas;
  readonly widgets: WidgetState;
  readonly headings: Heading[] = [];
  /** Texts of the paragraphs of markdown. */
  readonly paragraphs: string[] = [];
  readonly verdicts: FoundVerdict[] = [];
  readonly passages = new PagePassages();
  readonly data: AddedFiles | undefined;
  readonly tables: string | undefined;
  readonly #pictures: LocalPictures | undefined;
  figures = 0;

  /**
   * @param anchors ids that the page has besides those of its headings
   * @param link where a link of the notebook leads
   */
  constructor(
    anchors: Iterable<string>,
    link: (href: string) => string | undefined,
    { pictures, widgets = new WidgetState({}), data, tables }: PageSources = {},
  ) {
    this.ids = new PageIds(anchors);
    this.formulas = new Formulas(this.ids, this.late);
    this.widgets = widgets;
    this.data = data;
    this.tables = tables;
    this.#pictures = pictures;
    this.link = (address) => {
      const href = trimmedAddress(address);
      const [, id] = /^#(.+)$/.exec(href) ?? [];
      return link(id === undefined ? href : `#${PageIds.nameOf(id)}`);
    };
  }

  /**
   * What HTML of the notebook may refer to.
   * @param attachments images that belong to its cell, by name
   */
  addresses(attachments: Readonly<Record<string, MimeBundle>> = {}): Addresses {
    const { link, ids } = this;
    const held = imageAddresses(attachments);
    const anchor = (id: string) => ids.claim(id);
    const pictures = this.#pictures;
    if (!pictures) return { link, anchor, image: held };
    const isElsewhere = (src: string) => /^\s*(?:[a-z][a-z0-9+.-]+:|[\\/]{2})/i.test(src);
    const image = (src: string) =>
      held(src) ?? (src === "" || isElsewhere(src) ? undefined : pictures.address(src));
    return { link, anchor, image, lost: lostImage };
  }
}
