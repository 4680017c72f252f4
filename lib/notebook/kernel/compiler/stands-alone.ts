/**
 * What leads beyond the language's own declarations: other modules, declarations for other files, and the names to whose types those of
 * Node add something. test/deps/node-types.test.ts holds the list of these.
 */
const BEYOND =
  /\b(?:import|export|require|declare|module|namespace|globalThis|(?:Error|Symbol)(?:Constructor)?)\b|\/\/\/|@/;

/**
 * Whether the language's own declarations tell all that there is to check of a cell, if they know all of its names: what Node's types add
 * to them changes nothing for it.
 */
export function standsAlone(source: string): boolean {
  return !BEYOND.test(source);
}
