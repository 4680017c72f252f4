import { VERDICT_WORDS } from "../show/verdict-words.js";
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
import { styleAttributes, withProportions } from "./inline-style.js";

/** What a link or an image may point to: the address to use, or undefined to leave the text alone. */
export interface Addresses {
  readonly link: (href: string) => string | undefined;
  readonly image: (src: string) => string | undefined;
  /** The id that an element gets on the page for its own; without this function none has one. */
  readonly anchor?: (id: string) => string | undefined;
  /** What stands for an image that is not shown, also within a link; default its alternative text. */
  readonly lost?: (image: LostImage) => readonly HtmlNode[];
}

/** An image that a page does not show. */
export interface LostImage {
  readonly src: string;
  readonly alt: string;
  /** A link cannot hold another. */
  readonly isInLink: boolean;
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
  "align aria-hidden class colspan data-claim data-label data-verdict datetime dir href lang open reversed rowspan scope src start style title alt".split(
    " ",
  ),
);
/** What of its size an element may say: of a picture all, of a table's parts how wide they are. */
const SIZES: Readonly<Record<string, readonly string[]>> = {
  img: ["width", "height"],
  ...{ table: ["width"], td: ["width"], th: ["width"], col: ["width"] },
};
/**
 * Classes of what cells show: verdict cards, scoreboards, tables, progress; those of Jupyter's coloured boxes and of code. Others
 * belong to the page, whose scripts and styles look for them.
 */
const CLASS =
  /^(?:cb-(?:caption|claim|empty|fits|frame|full|lost|miss|more|number|progress|reason|scoreboard|stack|stated|strip|subtitle|table|title|verdict|verdict-word|word)|alert|alert-(?:info|success|warning|danger)|hljs|hljs-[a-z_-]+|language-[\w+-]+)$/;
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
    case "data-verdict":
      return Object.hasOwn(VERDICT_WORDS, text) ? text : undefined;
    default:
      return text;
  }
}

function sizesOf({ tagName }: HtmlElement): readonly string[] {
  return Object.hasOwn(SIZES, tagName) ? (SIZES[tagName] as readonly string[]) : [];
}

/** The id that an element gives itself; that of an anchor may be its name. */
function ownId(element: HtmlElement): string | undefined {
  return attribute(element, "id") ?? (element.tagName === "a" ? attribute(element, "name") : undefined);
}

/** The attributes that stay. A list of their own: elements that the parser has made of one tag share theirs. */
function cleanAttributes(element: HtmlElement, addresses: Addresses): HtmlElement["attrs"] {
  // Of an image its style says the size before its attributes do.
  const isFirst = ({ name }: { readonly name: string }) => element.tagName === "img" && name === "style";
  const attrs = [...element.attrs.filter(isFirst), ...element.attrs.filter((one) => !isFirst(one))];
  const kept = attrs.flatMap(({ name, value: text, prefix }) => {
    if (prefix || !(ATTRIBUTES.has(name) || sizesOf(element).includes(name))) return [];
    if (name === "align" && element.tagName !== "img") return styleAttributes("", `text-align:${text}`);
    if (name === "style") return styleAttributes(element.tagName, text);
    const kept = value(name, text, addresses);
    return kept === undefined ? [] : [{ name, value: kept }];
  });
  const own = addresses.anchor && ownId(element);
  const id = own === undefined ? undefined : addresses.anchor?.(own);
  const unique = kept.filter((one, at) => kept.findIndex(({ name }) => name === one.name) === at);
  const all = id === undefined ? unique : [...unique, { name: "id", value: id }];
  return element.tagName === "img" ? withProportions(all) : all;
}

/**
 * Whether an element is not to be seen where it was made. What tools put there is for scripts, or stands in for a text that
 * is shown instead.
 */
function isHidden(element: HtmlElement): boolean {
  const style = attribute(element, "style");
  return (
    attribute(element, "hidden") !== undefined ||
    (style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style))
  );
}

/** Whether an element is nothing without an attribute that it has lost. */
function isEmpty(element: HtmlElement): boolean {
  const lacks = (name: string) => attribute(element, name) === undefined;
  return (
    (element.tagName === "img" && lacks("src")) || (element.tagName === "a" && lacks("href") && lacks("id"))
  );
}

/** What a picture without alternative text is called. */
function unnamed(src: string): string {
  const name = /^data:/i.test(src) ? "" : src.replace(/[?#].*$/s, "").replace(/^.*[/\\:]/s, "");
  return `Picture ${name}`.trim();
}

function isInLink(into: HtmlParent): boolean {
  for (let at: HtmlParent | null = into; at && "tagName" in at; at = at.parentNode as HtmlParent | null) {
    if (at.tagName === "a") return true;
  }
  return false;
}

/** What stands for an image that has lost its address; the text of an anchor is its content. */
function insteadOf(
  element: HtmlElement,
  src: string,
  into: HtmlParent,
  { lost }: Addresses,
): readonly HtmlNode[] {
  const alt = attribute(element, "alt") ?? "";
  if (element.tagName !== "img" || !lost) return [newText(alt)];
  return lost({ src, alt, isInLink: isInLink(into) });
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
    if (!isElement(node) || REMOVED.has(node.tagName) || isHidden(node)) continue;
    const isKnown = ELEMENTS.has(node.tagName);
    const src = attribute(node, "src") ?? "";
    if (isKnown) node.attrs = cleanAttributes(node, addresses);
    const isBare = isKnown && isEmpty(node);
    if (isBare) append(into, insteadOf(node, src, into, addresses));
    // A picture needs words for who does not see it; a file's name is better than none.
    if (node.tagName === "img" && addresses.lost && attribute(node, "alt") === undefined) {
      node.attrs.push({ name: "alt", value: unnamed(src) });
    }
    const isKept = isKnown && !isBare && depth <= DEPTH;
    if (isKept) append(into, [node]);
    open(node, isKept ? node : into, isKept ? depth + 1 : depth);
  }
}
