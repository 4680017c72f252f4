/** Nothing: a page carries the tables of a folder in which no update was going on. */
export function recover(_dir: string): void {}
