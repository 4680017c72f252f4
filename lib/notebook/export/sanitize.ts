import { createRequire } from "node:module";

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

let owner: Document | undefined;

/** The HTML as a tree that runs and loads nothing. */
export function parseHtml(html: string): DocumentFragment {
  if (!owner) {
    const { JSDOM } = createRequire(import.meta.url)("jsdom") as typeof import("jsdom");
    owner = new JSDOM("").window.document;
  }
  const template = owner.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The tree as HTML. */
export function serializeHtml(fragment: DocumentFragment): string {
  const holder = fragment.ownerDocument.createElement("template");
  holder.content.append(fragment);
  return holder.innerHTML;
}

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

function cleanAttributes(element: Element, addresses: Addresses): void {
  for (const { name, value: text } of [...element.attributes]) {
    const kept = ATTRIBUTES.has(name) ? value(name, text, addresses) : undefined;
    if (kept === undefined) element.removeAttribute(name);
    else element.setAttribute(name, kept);
  }
}

function clean(node: Node, addresses: Addresses): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3) continue;
    const element = child as Element;
    const name = element.localName;
    if (child.nodeType !== 1 || REMOVED.has(name)) {
      child.remove();
      continue;
    }
    clean(element, addresses);
    if (ELEMENTS.has(name)) cleanAttributes(element, addresses);
    const empty =
      (name === "img" && !element.hasAttribute("src")) || (name === "a" && !element.hasAttribute("href"));
    if (empty) element.before(element.getAttribute("alt") ?? "");
    if (empty || !ELEMENTS.has(name)) element.replaceWith(...element.childNodes);
  }
}

/**
 * Takes out of a tree, in place, all that could run, load or restyle the page: only elements, attributes and classes of an
 * allow-list stay. Elements that are not on it give way to their content; scripts, styles, frames, forms' fields and
 * foreign markup go with it.
 */
export function sanitize(fragment: DocumentFragment, addresses: Addresses): void {
  clean(fragment, addresses);
}
