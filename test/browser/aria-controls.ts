/** What can be used or is announced in a part of the accessibility tree, as Playwright writes it, with its name. */
export function controlsIn(tree: string): string[] {
  const roles = "group|region|combobox|textbox|checkbox|spinbutton|button|progressbar|status";
  return [...tree.matchAll(new RegExp(`^ *- '?((?:${roles})(?: "[^"]*")?)`, "gm"))].map(
    ([, one = ""]) => one,
  );
}
