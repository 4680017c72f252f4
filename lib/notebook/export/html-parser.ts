import { type DefaultTreeAdapterMap, Parser } from "parse5";

/** No text is in more formats at once. */
const MAX_REOPENED = 16;

/**
 * parse5's parser, which opens again in each paragraph what the one before it left open, such as a `<b>`, but no more than the
 * last {@link MAX_REOPENED}: of n tags left open before n paragraphs a browser makes n times n elements.
 */
export class HtmlParser extends Parser<DefaultTreeAdapterMap> {
  override _reconstructActiveFormattingElements(): void {
    const formats = this.activeFormattingElements;
    let count = 0;
    let entry = formats.newest;
    while (entry !== null && "element" in entry && !this.openElements.contains(entry.element)) {
      const { older } = entry;
      count += 1;
      if (count > MAX_REOPENED) formats.removeEntry(entry);
      entry = older;
    }
    super._reconstructActiveFormattingElements();
  }
}
