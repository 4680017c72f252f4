/** A name of a font, or several words that are one: what CSS takes without quotes. */
const WORDS = /^-?[\p{L}_][\p{L}\d_-]*(?: +-?[\p{L}_][\p{L}\d_-]*)*$|^--[\w-]+$/u;
const LENGTHS = /^none$|^[\d.]+(?:e-?\d+)?(?:px|%)?(?:[\s,]+[\d.]+(?:e-?\d+)?(?:px|%)?)*$/i;

/** Characters of a longest list of families. */
const MAX_FAMILIES = 1000;

/** The families of a list, quoted where a name has several words; undefined when the list is none. */
function families(list: string): string | undefined {
  if (list.length > MAX_FAMILIES) return undefined;
  const names = list.split(/,(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/).map((part) => {
    const name = part.trim();
    if (WORDS.test(name)) return name.includes(" ") ? `'${name.replace(/ +/g, " ")}'` : name;
    const [, double, single] = /^"([^"]*)"$|^'([^'"]*)'$/.exec(name) ?? [];
    return double?.includes("'") ? name : (double ?? single) && `'${double ?? single}'`;
  });
  return names.every(Boolean) ? names.join(", ") : undefined;
}

/** A value as a browser keeps it; undefined when it would not take it. */
function valid(property: string, value: unknown): string | undefined {
  const text = String(value).trim();
  if (/[;\\]|\b(?:NaN|Infinity|undefined)/.test(text)) return undefined;
  if (property === "font-family") return families(text);
  if (property === "stroke-dasharray") return LENGTHS.test(text) ? text.toLowerCase() : undefined;
  return text.replaceAll('"', "'");
}

function declarations(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    const property = declaration.slice(0, colon).trim();
    const value = valid(property, declaration.slice(colon + 1));
    if (colon > 0 && value) found.set(property, value);
  }
  return found;
}

/**
 * The style that an SVG element itself has, for as much of CSS as plotly writes: linkedom's takes any value, where plotly counts
 * on a browser to leave out what is none.
 */
export class OwnStyle {
  readonly #element: Element;
  #text = "";
  #values = new Map<string, string>();

  constructor(element: Element) {
    this.#element = element;
  }

  /** What is declared; read again when the attribute was written past this object. */
  #declared(): Map<string, string> {
    const text = this.#element.getAttribute("style") ?? "";
    if (text !== this.#text) {
      this.#text = text;
      this.#values = declarations(text);
    }
    return this.#values;
  }

  #write(values: Map<string, string>): void {
    this.#text = "";
    for (const [property, value] of values) this.#text += `${property}: ${value};`;
    this.#element.setAttribute("style", this.#text);
  }

  getPropertyValue(property: string): string {
    return this.#declared().get(property) ?? "";
  }

  setProperty(property: string, value: unknown): void {
    if (value === null || value === "") {
      this.removeProperty(property);
      return;
    }
    const kept = valid(property, value);
    const values = this.#declared();
    if (kept !== undefined && kept !== values.get(property)) this.#write(values.set(property, kept));
  }

  removeProperty(property: string): void {
    const values = this.#declared();
    if (values.delete(property)) this.#write(values);
  }
}

/** The properties that plotly reads or writes as `style.name`. */
for (const name of [
  "background",
  "cursor",
  "display",
  "fill",
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontVariant",
  "fontWeight",
  "pointerEvents",
  "stroke",
  "visibility",
]) {
  const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const accessor: PropertyDescriptor & ThisType<OwnStyle> = {
    get() {
      return this.getPropertyValue(property);
    },
    set(value: unknown) {
      this.setProperty(property, value);
    },
  };
  Object.defineProperties(OwnStyle.prototype, { [name]: accessor, [property]: accessor });
}
