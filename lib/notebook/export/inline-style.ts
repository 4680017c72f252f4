export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** The page's limit for a picture, in pixels, as in `page.css`. */
const MAX_HEIGHT = 5000;
const SIZE = /^(\d+(?:\.\d+)?)(px|%|)$/;
const SIDE = /^(?:left|right|center)$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|(?:rgb|hsl)a?\([\d\s.,%/deg-]{1,40}\))$/;

function declarations(style: string): ReadonlyMap<string, string> {
  return new Map(
    style.split(";").flatMap((declaration) => {
      const colon = declaration.indexOf(":");
      if (colon < 0) return [];
      const name = declaration.slice(0, colon).trim().toLowerCase();
      const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, "");
      return [[name, value.trim().toLowerCase()] as const];
    }),
  );
}

/** The colours of a table's cell: a background needs ink that stands out on it, on a light page and on a dark one. */
function cellColours(styles: ReadonlyMap<string, string>): string[] {
  const colour = (name: string) => {
    const value = styles.get(name) ?? "";
    return COLOUR.test(value) && !/^(?:inherit|initial|unset|transparent|none)$/.test(value)
      ? value
      : undefined;
  };
  const back = colour("background-color") ?? colour("background");
  const ink = colour("color");
  if (back === undefined) return ink === undefined ? [] : [`--ink:${ink}`];
  return [`--back:${back}`, ...(ink === undefined ? [] : [`--ink:${ink}`])];
}

/**
 * What of an element's inline style stays, as attributes: the alignment of text; of images the size; of tables' cells, which
 * pandas colours by their values, colours as `--back` and `--ink`, that the page fits to light and dark, and bold. All else
 * is the page's.
 */
export function styleAttributes(tagName: string, style: string): Attribute[] {
  const styles = declarations(style);
  if (tagName === "img") {
    return ["width", "height"].flatMap((name) => {
      const [, number, unit] = SIZE.exec(styles.get(name) ?? "") ?? [];
      return number === undefined ? [] : [{ name, value: unit === "%" ? `${number}%` : number }];
    });
  }
  const side = styles.get("text-align") ?? "";
  const kept = SIDE.test(side) ? [`text-align:${side}`] : [];
  if (tagName === "td" || tagName === "th") {
    kept.push(...cellColours(styles));
    if (/^(?:bold|[6-9]00)$/.test(styles.get("font-weight") ?? "")) kept.push("font-weight:600");
  }
  return kept.length === 0 ? [] : [{ name: "style", value: kept.join(";") }];
}

/**
 * The attributes of an image that has a width and a height, with the proportions that these say: a page that is narrower
 * makes it smaller, not another shape.
 */
export function withProportions(attributes: readonly Attribute[]): Attribute[] {
  const size = (name: string) => attributes.find((one) => one.name === name)?.value ?? "";
  const [width, height] = [size("width"), size("height")].map(
    (value) => /^(\d+(?:\.\d+)?)(?:px)?$/.exec(value)?.[1],
  );
  const isBoth = width !== undefined && height !== undefined && Number(width) > 0 && Number(height) > 0;
  if (!isBoth) return [...attributes];
  // One that is cut to the page's limit is shown whole.
  const fit = Number(height) > MAX_HEIGHT ? ";object-fit:contain" : "";
  return [...attributes, { name: "style", value: `aspect-ratio:${width}/${height}${fit}` }];
}
