import {
  attribute,
  type HtmlElement,
  type HtmlParent,
  isElement,
  newElement,
  newText,
  replaceNodes,
} from "./html-tree.js";

const EMBEDDED: Readonly<Record<string, string>> = {
  iframe: "page",
  embed: "page",
  video: "video",
  audio: "recording",
};

function addressOf(element: HtmlElement): string {
  const source = element.childNodes.find((node) => isElement(node) && node.tagName === "source") as
    | HtmlElement
    | undefined;
  return attribute(element, "src") ?? (source && attribute(source, "src")) ?? "";
}

/**
 * Puts a link in the place of each page, video or recording that a tree embeds from the web, which a page never loads. What
 * is embedded from elsewhere stays, to be removed.
 */
export function linkEmbedded(tree: HtmlParent): void {
  replaceNodes(tree, (node) => {
    const kind =
      isElement(node) && Object.hasOwn(EMBEDDED, node.tagName) ? EMBEDDED[node.tagName] : undefined;
    if (kind === undefined || !isElement(node)) return undefined;
    const address = addressOf(node).replace(/^\/\//, "https://");
    if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
    const link = newElement("a", { href: address }, [newText(`${kind} on ${new URL(address).host}`)]);
    return [newElement("span", { class: "cb-lost" }, [link])];
  });
}
