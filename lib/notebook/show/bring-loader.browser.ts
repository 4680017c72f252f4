/** Nothing: a page has plotly.js. */
export function bringLoader(): void {}
