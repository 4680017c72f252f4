import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** Elements whose text is not shown. */
const UNSEEN = new Set(["script", "style", "template", "noscript", "svg"]);
/** Attributes in which an XML error says what is wrong, as FRED's `<error code="400" message="...">`. */
const SAYS = new Set(["message", "description", "reason"]);

/** What a page or an XML text shows. */
interface MarkupText {
  readonly title?: string;
  /** All other text; where there is none, the attributes that hold a message. */
  readonly body?: string;
}

/**
 * The text of an HTML or XML answer, each part of it once; undefined for a text that is neither.
 * @example markupText("<title>Error</title><h1>Error</h1><p>Try <b>later</b>") // => { title: "Error", body: "Try later" }
 */
export function markupText(text: string): MarkupText | undefined {
  if (!/^[\s\ufeff]*<[a-z!?]/i.test(text)) return undefined;
  const texts: string[] = [];
  const attributes: string[] = [];
  let title: string | undefined;
  const open: DefaultTreeAdapterTypes.Node[] = [parse(text.replace(/<!\[CDATA\[|\]\]>/g, ""))];
  // A stack instead of recursion: elements may be nested thousands deep.
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === "#text") texts.push((node as DefaultTreeAdapterTypes.TextNode).value.trim());
    if ("attrs" in node)
      attributes.push(...node.attrs.flatMap(({ name, value }) => (SAYS.has(name) ? [value] : [])));
    if (!("childNodes" in node) || UNSEEN.has(node.nodeName)) continue;
    if (node.nodeName === "title")
      title ??= node.childNodes
        .map((child) => ("value" in child ? child.value : ""))
        .join("")
        .trim();
    else open.push(...[...node.childNodes].reverse());
  }
  const shown = [...new Set(texts)].filter((one) => one !== "" && one !== title);
  const body = (shown.length > 0 ? shown : attributes).join(" ");
  return { ...(title && { title }), ...(body !== "" && { body }) };
}
