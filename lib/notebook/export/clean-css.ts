const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/g;
/** A letter, a sign of a name or an `@` that is written by its number, and a letter that needs no escape. */
const ESCAPE = /\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?|([g-z@]))/gi;
const NAME = /^[a-z@-]$/i;
/** What a picture holds itself: its own parts, images of pixels, fonts; the whole of it, or what follows could be more. */
const OWN =
  /^\s*(["']?)(?:#|data:(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|font\/|application\/(?:x-)?font-))[^"'()\\<>]*\1\s*$/i;
/** Functions that name an address as a plain string. */
const OTHERS = /\b(?:(?:-webkit-)?image-set|image|src|cross-fade|-webkit-cross-fade)\(/gi;

/** A letter that hides behind an escape is written as itself; what else is escaped stays so. */
function unescaped(css: string): string {
  return css.replace(ESCAPE, (whole, digits?: string, letter?: string) => {
    if (letter !== undefined) return letter;
    const code = Number.parseInt(digits ?? "", 16);
    const character = code < 128 ? String.fromCharCode(code) : "";
    return NAME.test(character) ? character : whole;
  });
}

/**
 * CSS that loads nothing: addresses are those of what a picture holds itself, no style sheet is imported. Comments go.
 * @param css a style sheet, a list of declarations or one value
 * @example cleanCss("fill:url(https://x.example/a)") // => "fill:none"
 * @example cleanCss("fill:url(#a)") // => "fill:url(#a)"
 */
export function cleanCss(css: string): string {
  if (!/[@\\]|\/\*|\(/.test(css)) return css;
  return unescaped(css.replace(COMMENT, " "))
    .replace(/@import[^;{}]*;?/gi, " ")
    .replace(OTHERS, "none(")
    .replace(/url\(([^)]*)\)?/gi, (whole, address: string) => (OWN.test(address) ? whole : "none"));
}
