import path from "node:path";
import type { MimeBundle } from "../ipynb/notebook.js";

const IMAGE = /^image\/(?:png|jpeg|gif|webp|svg\+xml)$/;
const DATA_IMAGE =
  /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)(?:;charset=[\w-]+)?;base64,[A-Za-z0-9+/=\s]+$/;

/**
 * An image of a MIME bundle as an address that holds it: base64 as notebooks carry it, SVG as text.
 * @returns undefined when the type is not an image that every browser shows
 */
export function imageAddress(mime: string, content: unknown): string | undefined {
  if (!IMAGE.test(mime) || typeof content !== "string") return undefined;
  const base64 =
    mime === "image/svg+xml" && content.includes("<")
      ? Buffer.from(content).toString("base64")
      : content.replace(/\s+/g, "");
  const address = `data:${mime};base64,${base64}`;
  return DATA_IMAGE.test(address) ? address : undefined;
}

/** Only images that the page holds itself, or that the cell has attached: nothing is loaded. */
export function imageAddresses(
  attachments: Readonly<Record<string, MimeBundle>> = {},
): (src: string) => string | undefined {
  return (src) => {
    if (DATA_IMAGE.test(src)) return src;
    const name = /^attachment:(.*)$/.exec(src)?.[1];
    const bundle = name === undefined ? undefined : attachments[decoded(name)];
    return Object.entries(bundle ?? {})
      .map(([mime, content]) => imageAddress(mime, content))
      .find((address) => address !== undefined);
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Where links lead: notebooks of the same export to their pages, with the anchor; web, mail and relative addresses as they
 * are; everything else nowhere, and a notebook that is not exported as well, for a page that is sent on has no such
 * neighbour.
 * @param names of the exported notebooks, without extension
 */
export function linkAddresses(names: ReadonlySet<string>): (href: string) => string | undefined {
  return (href) => {
    const [, file, anchor = ""] = /^([^?#]*\.ipynb)(#.*)?$/.exec(href) ?? [];
    if (file !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(file)) {
      const name = path.posix.basename(decoded(file), ".ipynb");
      return names.has(name) ? `${encodeURIComponent(name)}.html${anchor}` : undefined;
    }
    // Read as a browser reads it, which drops blanks and control characters in a scheme.
    const base = "page:/";
    if (!URL.canParse(href, base) || /^\s*[\\/]{2}/.test(href)) return undefined;
    return ["page:", "http:", "https:", "mailto:"].includes(new URL(href, base).protocol) ? href : undefined;
  };
}
