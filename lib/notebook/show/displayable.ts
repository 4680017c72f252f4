/** Contents by MIME type: text and images as text, data as JSON. */
export interface Mime {
  readonly [type: `text/${string}`]: string;
  readonly [type: `image/${string}`]: string;
  readonly [type: string]: string | object;
}

/** Something that `show` can display: one output in several MIME types, richest first; a front end takes what it can show. */
export interface Displayable {
  readonly mime: Mime;
}
