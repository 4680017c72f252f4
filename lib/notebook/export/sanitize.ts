import {
  attribute,
  type HtmlElement,
  type HtmlParent,
  isElement,
  isText,
  newText,
  replaceNode,
} from "./html-tree.js";

/** What a link or an image may point to: the address to use, or undefined to leave the text alone. */
export interface Addresses {
  readonly link: (href: string) => string | undefined;
  readonly image: (src: string) => string | undefined;
}

/** Elements that text and tables are made of. None of them loads, runs or sends anything. */
const ELEMENTS = new Set(
  (
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 " +
    "h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th " +
    "thead time tr u ul var"
  ).split(" "),
);
/** Elements whose content is no text for a reader; of all others that are not kept, the content stays. */
const REMOVED = new Set(
  (
    "applet audio base canvas embed frame frameset head iframe link math meta noembed noframes noscript object param " +
    "plaintext script select style svg template textarea title video xmp"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  "aria-hidden class colspan data-claim data-verdict datetime dir height href lang open reversed rowspan scope src start style title alt width".split(
    " ",
  ),
);
/** The page's own classes; others could only restyle the page. */
const CLASS = /^(cb-[a-z-]+|hljs|hljs-[a-z_-]+|language-[\w+-]+)$/;
/** Of inline styles only the alignment of cells stays: colours and sizes are the page's, light or dark. */
const ALIGNMENT = /(?:^|;)\s*text-align:\s*(left|right|center)\s*(?:;|$)/;

function value(name: string, text: string, { link, image }: Addresses): string | undefined {
  switch (name) {
    case "href":
      return link(text);
    case "src":
      return image(text);
    case "class":
      return (
        text
          .split(/\s+/)
          .filter((one) => CLASS.test(one))
          .join(" ") || undefined
      );
    case "style": {
      const side = ALIGNMENT.exec(text)?.[1];
      return side && `text-align:${side}`;
    }
    default:
      return text;
  }
}

function cleanAttributes(element: HtmlElement, addresses: Addresses): void {
  element.attrs = element.attrs.flatMap(({ name, value: text }) => {
    const kept = ATTRIBUTES.has(name) ? value(name, text, addresses) : undefined;
    return kept === undefined ? [] : [{ name, value: kept }];
  });
}

/**
 * Takes out of a tree, in place, all that could run, load or restyle the page: only elements, attributes and classes of an
 * allow-list stay. Elements that are not on it give way to their content; scripts, styles, frames, forms' fields and
 * foreign markup go with it.
 */
export function sanitize(tree: HtmlParent, addresses: Addresses): void {
  for (const child of [...tree.childNodes]) {
    if (isText(child)) continue;
    if (!isElement(child) || REMOVED.has(child.tagName)) {
      replaceNode(child, []);
      continue;
    }
    sanitize(child, addresses);
    const { tagName: name } = child;
    if (ELEMENTS.has(name)) cleanAttributes(child, addresses);
    const has = (wanted: string) => attribute(child, wanted) !== undefined;
    const empty = (name === "img" && !has("src")) || (name === "a" && !has("href"));
    const instead = empty ? [newText(attribute(child, "alt") ?? "")] : [];
    if (empty || !ELEMENTS.has(name)) replaceNode(child, [...instead, ...child.childNodes]);
  }
}
