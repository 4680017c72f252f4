// Stands in a page for flechette, by which arquero reads and writes Apache Arrow: a fifth of what else its worker carries.

/** @throws Error: a page has no Arrow data */
function refuse(): never {
  throw new Error("a page neither reads nor writes Arrow data; run the notebook itself");
}

export {
  refuse as columnFromArray,
  refuse as columnFromValues,
  refuse as tableFromColumns,
  refuse as tableFromIPC,
  refuse as tableToIPC,
};
