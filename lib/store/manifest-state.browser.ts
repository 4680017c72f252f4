/** One state: what a page carries does not change. */
export const manifestState = (_dir: string): string => "carried";
