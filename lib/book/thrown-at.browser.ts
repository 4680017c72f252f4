/** Undefined: the book's code is in no file of the page. */
export function thrownAt(_root: string, _error: Error): string | undefined {
  return undefined;
}
