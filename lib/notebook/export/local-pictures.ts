import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { decoded, imageAddress } from "./addresses.js";
import { type PictureFiles, pictureHash } from "./picture-files.js";

/** Pictures of a folder's size do not belong into a page that is sent on. */
const MAX_BYTES = 32 * 2 ** 20;

/** What a file of each type begins with: a picture by its name alone is none. */
const STARTS: readonly (readonly [mime: string, start: RegExp])[] = [
  ["image/png", /^\x89PNG\r\n/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/gif", /^GIF8/],
  ["image/webp", /^RIFF....WEBP/s],
  ["image/avif", /^....ftyp(?:avif|avis|mif1)/s],
  ["image/bmp", /^BM/],
];

/** The folder that a notebook's pictures may come from: its repository's, or its own where it is in none. */
function rootOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return at;
    if (path.dirname(at) === at) return folder;
  }
}

/** The pictures that lie beside a notebook. Only files in its repository are looked at, and only those that are pictures. */
export class LocalPictures {
  readonly #folders: readonly string[];
  readonly #files: Record<string, string | null> = {};
  readonly #warnings = new Set<string>();

  /** @param folders where addresses begin, in the order in which they are tried */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  get files(): PictureFiles {
    return this.#files;
  }

  /** What was not found or not taken, a sentence each. */
  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /**
   * A picture as an address that holds it.
   * @param src relative address as the notebook has it
   * @returns undefined when there is none, which is noted among the warnings
   */
  address(src: string): string | undefined {
    // Notebooks from Windows write folders with backslashes.
    const name = decoded(src.replace(/[?#].*$/s, "")).replaceAll("\\", "/");
    // What older notebooks write for the folder of the notebook.
    const names = name.startsWith("files/") ? [name, name.slice("files/".length)] : [name];
    let why = "is missing";
    for (const folder of this.#folders) {
      for (const one of names) {
        const found = this.#read(folder, one);
        if (found.address !== undefined) return found.address;
        if (found.why !== undefined) why = found.why;
      }
    }
    this.#warnings.add(`the picture ${name} ${why}`);
    return undefined;
  }

  #read(folder: string, name: string): { readonly address?: string; readonly why?: string } {
    if (path.isAbsolute(name) || /^[a-z][a-z0-9+.-]+:/i.test(name)) return { why: "has no relative address" };
    const file = path.resolve(folder, name);
    this.#files[file] = null;
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return {};
    const root = realpathSync(rootOf(path.resolve(folder)));
    const inside = path.relative(root, realpathSync(file));
    if (inside.startsWith("..") || path.isAbsolute(inside))
      return { why: "lies outside of the notebook's folder" };
    if (statSync(file).size > MAX_BYTES) return { why: "is larger than 32 MB" };
    const bytes = readFileSync(file);
    this.#files[file] = pictureHash(file);
    const isSvg = /\.svg$/i.test(name);
    const start = bytes.subarray(0, 16).toString("latin1");
    const mime = isSvg ? "image/svg+xml" : STARTS.find(([, pattern]) => pattern.test(start))?.[0];
    const content = isSvg ? bytes.toString() : bytes.toString("base64");
    const address = mime && imageAddress(mime, content);
    return address === undefined ? { why: "is no picture that browsers show" } : { address };
  }
}
