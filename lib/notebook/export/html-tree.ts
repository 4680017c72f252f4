import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html,
  serialize,
} from "parse5";
import { HtmlParser } from "./html-parser.js";

// Trees of HTML as a browser would read it, without the weight of a browser's document. HTML nests as deep as it likes, so
// what walks over a tree keeps a list of what is left to visit instead of calling itself.

export type HtmlParent = DefaultTreeAdapterTypes.DocumentFragment | DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlText = DefaultTreeAdapterTypes.TextNode;
type Test = (element: HtmlElement) => boolean;

/** The HTML as a tree that runs and loads nothing, read as a browser that runs scripts reads it: `noscript` holds text. */
export function parseHtml(text: string): HtmlParent {
  const parser = HtmlParser.getFragmentParser<DefaultTreeAdapterMap>(null, { scriptingEnabled: true });
  parser.tokenizer.write(text, true);
  return parser.getFragment();
}

/** The tree as HTML. */
export function serializeHtml(tree: HtmlParent): string {
  return serialize(tree);
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return defaultTreeAdapter.isElementNode(node);
}

export function isText(node: HtmlNode): node is HtmlText {
  return defaultTreeAdapter.isTextNode(node);
}

function* nodesIn(tree: HtmlParent): Generator<HtmlNode> {
  const rest = tree.childNodes.toReversed();
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    if (isElement(node)) for (const child of node.childNodes.toReversed()) rest.push(child);
  }
}

/** The elements below a node that pass a test, in the order of the text. */
export function elementsIn(tree: HtmlParent, passes: Test): HtmlElement[] {
  return [...nodesIn(tree)].filter((node): node is HtmlElement => isElement(node) && passes(node));
}

/** The first of the elements below a node that pass a test. */
export function firstIn(tree: HtmlParent, passes: Test): HtmlElement | undefined {
  for (const node of nodesIn(tree)) if (isElement(node) && passes(node)) return node;
  return undefined;
}

/** An attribute of HTML, not of another language such as `xlink:href`. */
export function attribute({ attrs }: HtmlElement, name: string): string | undefined {
  return attrs.find((one) => one.name === name && !one.prefix)?.value;
}

/** A test for a class. */
export function withClass(name: string): Test {
  return (element) => (attribute(element, "class") ?? "").split(/[\t\n\f\r ]+/).includes(name);
}

/** All text below a node, "" where there is none. */
export function textOf(tree: HtmlParent | undefined): string {
  let text = "";
  if (tree) for (const node of nodesIn(tree)) if (isText(node)) text += node.value;
  return text;
}

export function newText(value: string): HtmlText {
  return defaultTreeAdapter.createTextNode(value);
}

/** An element with attributes and content. */
export function newElement(
  tagName: string,
  attributes: { readonly [name: string]: string },
  content: readonly HtmlNode[],
): HtmlElement {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element = defaultTreeAdapter.createElement(tagName, html.NS.HTML, attrs);
  append(element, content);
  return element;
}

/** Puts nodes, which stand nowhere yet, at the end of an element. */
export function append(parent: HtmlParent, nodes: readonly HtmlNode[]): void {
  for (const node of nodes) defaultTreeAdapter.appendChild(parent, node);
}

/**
 * Puts other nodes, or none, in the place of some.
 * @param instead what takes the place of a node and is not looked into; undefined: the node stays and is looked into
 */
export function replaceNodes(
  tree: HtmlParent,
  instead: (node: HtmlNode) => readonly HtmlNode[] | undefined,
): void {
  const rest = [tree];
  for (let parent = rest.pop(); parent; parent = rest.pop()) {
    const children = parent.childNodes;
    parent.childNodes = [];
    for (const child of children) {
      const others = instead(child);
      append(parent, others ?? [child]);
      if (!others && isElement(child)) rest.push(child);
    }
  }
}
