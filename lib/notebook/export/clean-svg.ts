/** Elements that run, load or hold another language, with all that is in them. */
const REMOVED = /^(?:[\w-]+:)?(?:script|foreignobject|iframe|embed|object|audio|video|handler|listener)$/i;
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<![^>[]*(?:\[[^\]]*\]\s*)?>|<\?[\s\S]*?\?>|<\/?[^\s<>/!?][^\s<>/]*(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g;
/** Attributes of other languages that load or send, and the one that all addresses begin at. */
const LOADING = /^(?:base|data|action|formaction|poster|srcset|ping|background)$/;
const OUTSIDE = /url\(\s*(?!["']?(?:#|data:image\/))[^)]*\)/gi;

function decoded(text: string): string {
  const unescaped = text.replace(/&#(?:x([0-9a-f]+)|(\d+));?/gi, (_, hex, digits) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them from addresses
  return unescaped.replace(/[\u0000-\u0020]/g, "");
}

function cleanTag(tag: string): string {
  const [, start = "", name = ""] = /^(<\/?)([^\s<>/]+)/.exec(tag) ?? [];
  if (start === "</") return tag;
  const attributes = [...tag.matchAll(ATTRIBUTE)].flatMap(([, attribute = "", quoted = ""]) => {
    const local = attribute.replace(/^.*:/, "").toLowerCase();
    if (local.startsWith("on") || LOADING.test(local)) return [];
    const isAddress = local === "href" || local === "src";
    if (isAddress && !/^(?:#|data:image\/(?!svg))/i.test(decoded(quoted.slice(1, -1)))) return [];
    const isAnimated = /^(?:to|from|values|by)$/.test(local) && /script:/i.test(decoded(quoted));
    return isAnimated ? [] : [` ${attribute}=${quoted.replace(OUTSIDE, "none")}`];
  });
  return `<${name}${attributes.join("")}${/\/\s*>$/.test(tag) ? "/" : ""}>`;
}

/**
 * An SVG picture without what could run or load in it: scripts, handlers, foreign markup, references to anything but itself.
 * The rest stays character by character. "" when the text is no SVG, or one that declares entities, which could hide any of that.
 */
export function cleanSvg(svg: string): string {
  if (!/<(?:[\w-]+:)?svg[\s>/]/i.test(svg) || /<!ENTITY/i.test(svg)) return "";
  let out = "";
  let at = 0;
  // How many elements are open within one that is removed, that one included.
  let removed = 0;
  let isStyle = false;
  const text = (piece: string) =>
    isStyle ? piece.replace(OUTSIDE, "none").replace(/@import[^;]*(?:;|$)/gi, "") : piece;
  for (const match of svg.matchAll(PIECE)) {
    const [piece] = match;
    if (removed === 0) out += text(svg.slice(at, match.index));
    at = match.index + piece.length;
    const name = /^<\/?([^\s<>/!?]+)/.exec(piece)?.[1];
    if (name === undefined) {
      const isKept = piece.startsWith("<![CDATA[") || /^<\?xml\s/.test(piece);
      if (removed === 0 && isKept) out += text(piece);
      continue;
    }
    const isEnd = piece.startsWith("</");
    const isWhole = /\/\s*>$/.test(piece);
    if (removed > 0 || REMOVED.test(name)) {
      if (!isWhole) removed = Math.max(0, removed + (isEnd ? -1 : 1));
      continue;
    }
    if (/^(?:[\w-]+:)?style$/i.test(name)) isStyle = !isEnd && !isWhole;
    out += cleanTag(piece);
  }
  return removed === 0 ? out + svg.slice(at) : "";
}
