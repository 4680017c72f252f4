import { rmSync } from "node:fs";
import { siteVersions } from "./server/site-files.js";

/** The pages of a site from run to run. */
export class SitePages {
  readonly #folder: string;
  #files: readonly string[] = [];
  #versions: ReadonlyMap<string, string> = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Notes how the pages are before a run. */
  remember(): void {
    this.#versions = siteVersions(this.#folder);
  }

  /**
   * Takes the pages away that the run before this one wrote and this one did not: their notebooks are gone.
   * @param files the pages that the run has written
   * @returns the names of those that are others than they were
   */
  changed(files: readonly string[]): string[] {
    for (const file of this.#files.filter((page) => !files.includes(page))) rmSync(file, { force: true });
    this.#files = files;
    return [...siteVersions(this.#folder)]
      .filter(([page, version]) => page.endsWith(".html") && this.#versions.get(page) !== version)
      .map(([page]) => page.slice(1));
  }
}
