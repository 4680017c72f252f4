import { JSDOM, VirtualConsole } from "jsdom";

const OWN = /^(?:data:|#|$)/;
/** What loads or sends, in scripts that are written out on the page; a method that is called fetch, as maps have, loads nothing, nor does SVG's namespace. */
const LOADING =
  /(?:(?<![.\w$])|(?<=\b(?:window|self|globalThis)\.))fetch\((?![\w$,]*\)\{)|XMLHttpRequest|importScripts|\bimport\s*\(|WebSocket|EventSource|sendBeacon|https?:\/\/(?!www\.w3\.org\/2000\/svg")/;

function inStyle(css: string): string[] {
  const urls = [...css.matchAll(/url\(\s*["']?([^"')]*)/g)].map(([, url = ""]) => url);
  return [...urls.filter((url) => !OWN.test(url)), ...(css.match(/@import[^;]*/g) ?? [])];
}

/** SVG images are documents of their own. */
function inImage(address: string): string[] {
  const base64 = /^data:image\/svg\+xml;base64,(.*)$/.exec(address)?.[1];
  if (base64 === undefined) return [];
  try {
    const { window } = new JSDOM(Buffer.from(base64, "base64").toString(), { contentType: "image/svg+xml" });
    return inElements(window.document.documentElement);
  } catch {
    // What is not well-formed is no picture.
    return [];
  }
}

function inElements(root: Element): string[] {
  return [root, ...root.querySelectorAll("*")].flatMap((element) => {
    const found = [...element.attributes].flatMap(({ name, value }) => {
      if (/^on/.test(name)) return [`${name}=${value}`];
      if (name === "style") return inStyle(value);
      if (name === "srcset" || name === "ping" || name === "background") return [value];
      if (/^(?:src|href|xlink:href|data|poster|action|formaction)$/.test(name)) {
        // A link that a reader follows is no load.
        if (element.localName === "a") return [];
        return OWN.test(value) ? inImage(value) : [value];
      }
      return /url\(/.test(value) ? inStyle(value) : [];
    });
    if (element.localName === "style") found.push(...inStyle(element.textContent ?? ""));
    return found;
  });
}

/**
 * What an HTML page would load from elsewhere, or could be made to run, as far as it is written out in the page: sources,
 * stylesheets, `url()`, `@import`, handlers, scripts that fetch. Ordinary links do not count.
 */
export function externalReferences(html: string): string[] {
  const { document } = new JSDOM(html, { virtualConsole: new VirtualConsole() }).window;
  const scripts = [...document.querySelectorAll("script:not([type])")].flatMap(
    ({ textContent }) => LOADING.exec(textContent ?? "")?.[0] ?? [],
  );
  const metas = [...document.querySelectorAll('meta[http-equiv="refresh"]')].map(
    ({ outerHTML }) => outerHTML,
  );
  return [...inElements(document.documentElement), ...scripts, ...metas];
}
