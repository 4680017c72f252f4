/** What was built from a book's own code, below its folder. */
export const BUILT_BOOK = "claims/dist";

/** The folder of the book, which is the page. */
export const bookRoot = (): string => "";

/** The data folder, which is part of the page. */
export const dataDir = (): string => "data";
