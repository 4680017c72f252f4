import type { QuickInfo } from "../compiler/assist.js";

function joined(parts: QuickInfo["documentation"] = []): string {
  return parts.map(({ text }) => text).join("");
}

/** Signature, docstring and tags as text, each tag with its name, which tslab leaves out; then where the reference tells more. */
export function inspectText({ displayParts, documentation, tags = [], reference }: QuickInfo): string {
  const signature = joined(displayParts)
    .replace(/^\(alias\) /, "")
    .replace(/\nimport [\w$]+$/, "");
  const notes = tags.map(({ name, text }) => `@${name} ${joined(text)}`.trimEnd());
  const more = reference === undefined ? "" : `Reference: ${reference}`;
  return [signature, joined(documentation), notes.join("\n"), more]
    .filter((part) => part !== "")
    .join("\n\n");
}

/**
 * Where the name of the function stands in whose arguments a place lies, undefined outside of a call: a reader asks for
 * help behind the opening parenthesis.
 * @param cursor 0-based
 */
export function calleeOf(code: string, cursor: number): number | undefined {
  let depth = 0;
  for (let at = cursor - 1; at >= 0; at -= 1) {
    const character = code[at] as string;
    if (")]}".includes(character)) depth += 1;
    else if ("([{".includes(character) && depth > 0) depth -= 1;
    else if (character === "(") {
      const end = code.slice(0, at).trimEnd().length;
      let start = end;
      while (start > 0 && /[\w$]/.test(code[start - 1] as string)) start -= 1;
      return start < end ? start : undefined;
    }
  }
  return undefined;
}
