const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => ESCAPES[character] as string);
}

function nodeText(node: Node): string {
  if (node.nodeType === 3) return escaped((node as Text).data, /[&<>]/g);
  if (node.nodeType !== 1) return "";
  const { localName, attributes } = node as Element;
  // linkedom lists the attribute that was set last first.
  const set = [...attributes].reverse().map(({ name, value }) => ` ${name}="${escaped(value, /[&<>"]/g)}"`);
  const content = svgText(node);
  const start = `${localName}${set.join("")}`;
  return content === "" ? `<${start}/>` : `<${start}>${content}</${localName}>`;
}

/** What is inside an element as SVG text, attributes in the order in which they were set. */
export function svgText(element: Node): string {
  return Array.from(element.childNodes, nodeText).join("");
}
