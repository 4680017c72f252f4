import { type DefaultTreeAdapterTypes, html, parseFragment, serialize } from "parse5";

// Trees of HTML as a browser would read it, without the weight of a browser's document.

export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlText = DefaultTreeAdapterTypes.TextNode;

/** The HTML as a tree that runs and loads nothing. */
export function parseHtml(text: string): HtmlParent {
  return parseFragment(text, { scriptingEnabled: false });
}

/** The tree as HTML. */
export function serializeHtml(tree: HtmlParent): string {
  return serialize(tree, { scriptingEnabled: false });
}

export function isElement(node: HtmlNode | HtmlParent | null): node is HtmlElement {
  return node !== null && "tagName" in node;
}

export function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === "#text";
}

/** The elements below a node that pass a test, in the order of the text. */
export function elementsIn(tree: HtmlParent, passes: (element: HtmlElement) => boolean): HtmlElement[] {
  return tree.childNodes.flatMap((node) =>
    isElement(node) ? [...(passes(node) ? [node] : []), ...elementsIn(node, passes)] : [],
  );
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, "class") ?? "").split(/[\t\n\f\r ]+/).includes(name);
}

/** All text below a node. */
export function textOf(node: HtmlNode | HtmlParent): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

export function newText(value: string): HtmlText {
  return { nodeName: "#text", value, parentNode: null };
}

/** An element with attributes and content. */
export function newElement(
  tagName: string,
  attributes: { readonly [name: string]: string },
  content: readonly HtmlNode[] = [],
): HtmlElement {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const element: HtmlElement = {
    nodeName: tagName,
    tagName,
    attrs,
    namespaceURI: html.NS.HTML,
    childNodes: [],
    parentNode: null,
  };
  append(element, content);
  return element;
}

/** Puts nodes, which stand nowhere yet, at the end of an element. */
export function append(parent: HtmlParent, nodes: readonly HtmlNode[]): void {
  for (const node of nodes) node.parentNode = parent;
  parent.childNodes.push(...nodes);
}

/** Puts other nodes, or none, in the place of one. */
export function replaceNode(node: HtmlNode, nodes: readonly HtmlNode[]): void {
  const parent = node.parentNode as HtmlParent;
  for (const one of nodes) one.parentNode = parent;
  parent.childNodes = parent.childNodes.flatMap((one) => (one === node ? nodes : [one]));
}
