/** None: a page asks nobody. */
export const BASE_URLS: Readonly<Record<string, string>> = {};
