import { html } from "parse5";
import { xmlAttribute, xmlCharacters, xmlText } from "../show/escape-xml.js";
import { cleanCss } from "./clean-css.js";
import { firstIn, type HtmlElement, type HtmlNode, isElement, isText, parseHtml } from "./html-tree.js";
import { repeatsWithoutEnd } from "./svg-growth.js";

/** Elements that draw, name or describe. Of all others, which run, load, link, animate or hold another language, nothing stays. */
const ELEMENTS = new Set(
  (
    "a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix " +
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur " +
    "feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter " +
    "g image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg switch symbol " +
    "text textPath title tspan use view"
  ).split(" "),
);
/** Attributes that are text or numbers; all others may be CSS. */
const PLAIN = /^(?:aria-.*|class|d|data-.*|id|lang|points|role|systemLanguage|transform|viewBox|[xy])$/;
const NAME = /^[a-z][\w-]*$/i;
/** Attributes of other languages, by their whole names. */
const PREFIXED = new Set(["xlink:href", "xml:lang", "xml:space"]);
/** What loads, sends or runs, in SVG or wherever a file is opened. */
const REMOVED =
  /^(?:on.*|src|srcset|base|data|action|formaction|poster|ping|background|target|download|xmlns)$/i;
const PIXELS = /^data:image\/(?:png|jpeg|gif|webp|avif|bmp)[;,]/i;
/** An address that a picture holds itself: a part of it, or pixels where an element shows them. */
function ownAddress(element: HtmlElement, value: string): string | undefined {
  const address = value.trim();
  const isImage = element.tagName === "image" || element.tagName === "feImage";
  return address.startsWith("#") || (isImage && PIXELS.test(address)) ? address : undefined;
}

function attributesOf(element: HtmlElement): string {
  return element.attrs
    .map(({ name, prefix, value }) => {
      const whole = prefix ? `${prefix}:${name}` : name;
      if (!PREFIXED.has(whole) && (prefix || !NAME.test(name) || REMOVED.test(name))) return "";
      const isAddress = name === "href";
      const own = isAddress ? ownAddress(element, value) : PLAIN.test(name) ? value : cleanCss(value);
      return own === undefined ? "" : ` ${whole}="${xmlAttribute(xmlCharacters(own))}"`;
    })
    .join("");
}

function isKept(node: HtmlNode): node is HtmlElement {
  return isElement(node) && node.namespaceURI === html.NS.SVG && ELEMENTS.has(node.tagName);
}

/** An element as XML. What is in it may nest as deep as it likes. */
function xml(root: HtmlElement): string {
  let out = "";
  const rest: (HtmlNode | string)[] = [root];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === "string") out += next;
    else if (isText(next)) out += xmlText(xmlCharacters(next.value));
    else if (isKept(next)) {
      const { tagName, childNodes } = next;
      const spaces = next === root ? ` xmlns="${html.NS.SVG}" xmlns:xlink="${html.NS.XLINK}"` : "";
      out += `<${tagName}${spaces}${attributesOf(next)}`;
      if (childNodes.length === 0) out += "/>";
      else {
        out += ">";
        rest.push(`</${tagName}>`);
        // The parts of a style are one text to its reader.
        const text = () => childNodes.map((child) => (isText(child) ? child.value : "")).join("");
        if (tagName === "style") rest.push(xmlText(xmlCharacters(cleanCss(text()))));
        else for (let at = childNodes.length - 1; at >= 0; at -= 1) rest.push(childNodes[at] as HtmlNode);
      }
    }
  }
  return out;
}

/**
 * An SVG picture that stands still and loads nothing, also as a file that a browser opens: elements that draw, attributes and
 * styles that refer to nothing but the picture itself. It is written anew, so that no reader takes it for something else.
 * @returns "" when the text is no SVG, when it declares entities, which stand for what only its reader makes of them, and when it
 *   repeats its parts without end ({@link repeatsWithoutEnd})
 * @example cleanSvg('<svg><script>alert(1)</script><g onload="alert(1)"/></svg>') // => '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g/></svg>'
 */
export function cleanSvg(svg: string): string {
  const [, prefix] = /<(?:([\w.-]+):)?svg[\s>/]/i.exec(svg) ?? [];
  if (/<!ENTITY/i.test(svg)) return "";
  const plain =
    prefix === undefined ? svg : svg.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</");
  const root = firstIn(parseHtml(plain), (one) => one.tagName === "svg" && one.namespaceURI === html.NS.SVG);
  return root && !repeatsWithoutEnd(root) ? xml(root) : "";
}
