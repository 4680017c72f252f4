import type { JsonObject, MimeBundle } from "../ipynb/notebook.js";
import { objectOf } from "../ipynb/object-of.js";
import { escapeHtml } from "../show/escape-html.js";
import { imageAddress } from "./addresses.js";
import { withProportions } from "./inline-style.js";

/** A length as an attribute of an image: pixels, or percent. */
function size(value: unknown): string | undefined {
  return /^(\d+(?:\.\d+)?)(?:px)?$|^\d+(?:\.\d+)?%$/.exec(String(value))?.[0].replace("px", "");
}

/** What a kernel says of an image, for its type or, as some do, for the whole output. */
function about(metadata: JsonObject, mime: string, name: string): unknown {
  return objectOf(metadata[mime])[name] ?? metadata[name];
}

/**
 * An image of an output as HTML, in the size and on the background that its metadata ask for; "" when it is none that
 * browsers show.
 * @param options.fallback what it is called where nothing describes it
 */
export function outputImage(
  mime: string,
  {
    data,
    metadata,
    fallback,
  }: { readonly data: MimeBundle; readonly metadata: JsonObject; readonly fallback: string },
): string {
  const address = imageAddress(mime, data[mime]);
  if (!address) return "";
  const plain = data["text/plain"];
  const described = about(metadata, mime, "alt");
  const own = typeof plain === "string" ? plain.replace(/^<.*>$/s, "") : "";
  const alt = (typeof described === "string" && described) || own || fallback;
  const sizes = ["width", "height"].flatMap((name) => {
    const value = size(about(metadata, mime, name));
    return value === undefined ? [] : [{ name, value }];
  });
  const attributes = withProportions(sizes).map(({ name, value }) => ` ${name}="${value}"`);
  const background = about(metadata, mime, "needs_background");
  const classes = [
    "cb-image",
    ...(background === "light" || background === "dark" ? [`cb-on-${background}`] : []),
    ...(about(metadata, mime, "unconfined") === true ? ["cb-unconfined"] : []),
  ];
  const html = `<img class="${classes.join(" ")}" alt="${escapeHtml(alt)}" src="${escapeHtml(address)}"${attributes.join("")}>`;
  return classes.includes("cb-unconfined") ? `<div class="cb-table">${html}</div>` : html;
}
