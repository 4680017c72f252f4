/**
 * What the tests of a book's table recipes are made of.
 * @module claimbook/testing
 */

export { nextFile } from "./update/testing/next-file.js";
export { updateFrom } from "./update/testing/update-from.js";
