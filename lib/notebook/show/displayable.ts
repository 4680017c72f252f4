/** Something that `show` can display: one output in several MIME types, richest first; a front end takes what it can show. */
export interface Displayable {
  readonly mime: Readonly<Record<string, string>>;
  /** The same for machines, as JSON-LD, which an exported page carries. */
  readonly jsonLd?: readonly object[];
}
