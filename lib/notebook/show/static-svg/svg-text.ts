import { xmlAttribute, xmlText } from "../escape-xml.js";

function nodeText(node: Node): string {
  if (node.nodeType === 3) return xmlText((node as Text).data);
  if (node.nodeType !== 1) return "";
  const { localName, attributes } = node as Element;
  // linkedom lists the attribute that was set last first.
  const set = [...attributes].reverse().map(({ name, value }) => ` ${name}="${xmlAttribute(value)}"`);
  const content = svgText(node);
  const start = `${localName}${set.join("")}`;
  return content === "" ? `<${start}/>` : `<${start}>${content}</${localName}>`;
}

/** What is inside an element as SVG text, attributes in the order in which they were set. */
export function svgText(element: Node): string {
  return Array.from(element.childNodes, nodeText).join("");
}
