import {
  append,
  attribute,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
  newText,
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
/** Chromium nests no element deeper. It also bounds what later walks over the same tree cost. */
const DEPTH = 512;

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

/** The attributes that stay. A list of their own: elements that the parser has made of one tag share theirs. */
function cleanAttributes({ attrs }: HtmlElement, addresses: Addresses): HtmlElement["attrs"] {
  return attrs.flatMap(({ name, value: text, prefix }) => {
    const kept = ATTRIBUTES.has(name) && !prefix ? value(name, text, addresses) : undefined;
    return kept === undefined ? [] : [{ name, value: kept }];
  });
}

/** Whether an element is nothing without an attribute that it has lost. */
function isEmpty(element: HtmlElement): boolean {
  const lacks = (name: string) => attribute(element, name) === undefined;
  return (element.tagName === "img" && lacks("src")) || (element.tagName === "a" && lacks("href"));
}

/**
 * Takes out of a tree, in place, all that could run, load or restyle the page: only elements, attributes and classes of an
 * allow-list stay. Elements that are not on it give way to their content, and so do those that are nested deeper than
 * browsers nest any; scripts, styles, frames, forms' fields and foreign markup go with it.
 */
export function sanitize(tree: HtmlParent, addresses: Addresses): void {
  // What is still to look at, the next one last, each with the parent that it gets when it stays.
  const rest: { readonly node: HtmlNode; readonly into: HtmlParent; readonly depth: number }[] = [];
  const open = (parent: HtmlParent, into: HtmlParent, depth: number) => {
    for (const node of parent.childNodes.toReversed()) rest.push({ node, into, depth });
    parent.childNodes = [];
  };
  open(tree, tree, 1);
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, into, depth } = next;
    if (isText(node)) append(into, [node]);
    if (!isElement(node) || REMOVED.has(node.tagName)) continue;
    const isKnown = ELEMENTS.has(node.tagName);
    if (isKnown) node.attrs = cleanAttributes(node, addresses);
    const isBare = isKnown && isEmpty(node);
    if (isBare) append(into, [newText(attribute(node, "alt") ?? "")]);
    const isKept = isKnown && !isBare && depth <= DEPTH;
    if (isKept) append(into, [node]);
    open(node, isKept ? node : into, isKept ? depth + 1 : depth);
  }
}
