/**
 * The text as plotly shows it letter by letter: plotly reads a little markup (`<b>`, `<a href>`, entities) in every text.
 * @example literal("a <b> & c") // => "a &lt;b> & c"
 */
export function literal(text: string): string {
  return text.replace(/&(?=#?\w+;)/g, "&amp;").replace(/<(?=[a-z/!?])/gi, "&lt;");
}
