// What the tests of a book's table recipes are made of.

export { nextFile } from "./update/testing/next-file.js";
export { updateFrom } from "./update/testing/update-from.js";
