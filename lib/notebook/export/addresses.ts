import { fromBase64, toBase64 } from "../../platform/base64.js";
import type { MimeBundle } from "../ipynb/notebook.js";
import { cleanSvg } from "./clean-svg.js";

const IMAGE = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml)$/;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
const DATA_IMAGE =
  /^data:(image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml))(?:;charset=[\w-]+)?(;base64)?,([\s\S]*)$/i;

function svgAddress(svg: string): string | undefined {
  const clean = cleanSvg(svg);
  return clean === "" ? undefined : `data:image/svg+xml;base64,${toBase64(clean)}`;
}

/**
 * An image of a MIME bundle as an address that holds it: base64 as notebooks carry it, SVG as text, without its scripts.
 * @returns undefined when the type is not an image that every browser shows
 */
export function imageAddress(mime: string, content: unknown): string | undefined {
  if (!IMAGE.test(mime) || typeof content !== "string") return undefined;
  if (mime === "image/svg+xml") {
    return svgAddress(content.includes("<") ? content : new TextDecoder().decode(fromBase64(content)));
  }
  return BASE64.test(content) ? `data:${mime};base64,${content.replace(/\s+/g, "")}` : undefined;
}

/** An image that stands in its address, as {@link imageAddress} would write it. */
export function dataAddress(src: string): string | undefined {
  const [, mime = "", base64, content = ""] = DATA_IMAGE.exec(src.trim()) ?? [];
  if (base64) return imageAddress(mime.toLowerCase(), content.includes("%") ? decoded(content) : content);
  return mime.toLowerCase() === "image/svg+xml" ? svgAddress(decoded(content)) : undefined;
}

/** Only images that the page holds itself, or that the cell has attached: nothing is loaded. */
export function imageAddresses(
  attachments: Readonly<Record<string, MimeBundle>> = {},
): (src: string) => string | undefined {
  return (src) => {
    const name = /^attachment:(.*)$/.exec(src)?.[1];
    if (name === undefined) return dataAddress(src);
    const own = Object.hasOwn(attachments, name) ? attachments[name] : attachments[decoded(name)];
    return Object.entries(own ?? {})
      .map(([mime, content]) => imageAddress(mime, content))
      .find((address) => address !== undefined);
  };
}

/** What an address may begin with, and where one without a scheme is read from, to see that it can be. */
const SCHEMES = new Set(["http", "https", "mailto"]);
const BASE = "https://page.invalid/folder/";

/** A text of an address, percent signs read; as it is where they are none. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * An address as browsers read it before they look for its parts: without the control characters and blanks around it, and
 * without tabs and line ends anywhere in it.
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 * @example trimmedAddress("\t/\n/x.example ") // => "//x.example"
 */
export function trimmedAddress(address: string): string {
  const inner = address.replace(/[\t\n\r]/g, "");
  let [start, end] = [0, inner.length];
  while (start < end && inner.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && inner.charCodeAt(end - 1) <= 0x20) end -= 1;
  return inner.slice(start, end);
}

/**
 * Where links lead: notebooks of the same export to their pages, with the anchor; web, mail and relative addresses as they
 * are; everything else nowhere, and a notebook that is not exported as well, for a page that is sent on has no such
 * neighbour. JupyterLab's links to a cell, `#cell-id=…`, lead to the cell. The address is written as browsers read it.
 * @param pageOf the name of the page of a notebook's file, undefined when it has none
 */
export function linkAddresses(
  pageOf: (file: string) => string | undefined,
): (href: string) => string | undefined {
  return (address) => {
    const href = trimmedAddress(address).replace(/#cell-id=(?=[\w-]+$)/, "#cell-");
    const [, file, anchor = ""] = /^([^?#]*\.ipynb)(#.*)?$/.exec(href) ?? [];
    if (file !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(file)) {
      const name = pageOf(decoded(file));
      return name === undefined ? undefined : `${encodeURIComponent(name)}.html${anchor}`;
    }
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
    // Two slashes, of either kind, lead to a host under the page's own scheme.
    if (scheme === undefined) return /^[\\/]{2}/.test(href) || !URL.canParse(href, BASE) ? undefined : href;
    return SCHEMES.has(scheme) && URL.canParse(href) ? href : undefined;
  };
}
