/** Puts every table of a tree that stands free into a box of its own, which scrolls where the page is narrow. */
export function boxTables(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll("table")) {
    if (table.parentElement?.closest(".cb-table, table")) continue;
    const box = fragment.ownerDocument.createElement("div");
    box.className = "cb-table";
    table.replaceWith(box);
    box.append(table);
  }
}
