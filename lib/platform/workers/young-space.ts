/**
 * The option of Node's command line for a short-lived process of a run, several of which run side by side: new objects get at most 24 MB,
 * three times this, before they are collected. V8's own bound is 48 MB in Node 20 and twice that in Node 24, which such a process fills
 * without being any faster.
 */
export const SMALL_YOUNG_SPACE = "--max-semi-space-size=8";
