/** Nothing: no runner listens to a page. */
export function reportRead(_dir: string, _table: string, _stateOf: () => string): void {}
