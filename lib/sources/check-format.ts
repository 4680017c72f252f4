import { changedFormat, SourceError } from "./source-error.js";
import type { FileFormat } from "./source-file.js";

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const NAMES: Readonly<Record<FileFormat, string>> = {
  zip: "a zip file",
  csv: "a CSV text",
  json: "JSON",
  xls: "an Excel workbook",
  html: "a web page",
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * Refuses a body that is not of the format asked for: empty, an HTML page sent with status 200, another file type.
 * @param contentType the header, if there was one: a page or an image is refused whatever the bytes say
 * @throws SourceError
 */
export function checkFormat(
  bytes: Uint8Array,
  {
    file,
    format,
    contentType = "",
  }: { readonly file: string; readonly format: FileFormat; readonly contentType?: string },
): void {
  const expected = NAMES[format];
  if (bytes.length === 0) throw new SourceError(`${file}: expected ${expected}, found an empty body`);
  const start = new TextDecoder("latin1")
    .decode(bytes.subarray(0, 4000))
    .replace(/^(\u00ef\u00bb\u00bf)?\s*/, "");
  const isPage = /^<(!doctype|html|\?xml|head|body)/i.test(start);
  if (isPage && format !== "html") {
    const title = /<title[^>]*>([^<]*)/i.exec(start)?.[1]?.trim();
    throw new SourceError(
      `${file}: expected ${expected}, found a web page${title ? ` titled ${JSON.stringify(title)}` : ""}`,
    );
  }
  if (/^(text\/html|image\/|audio\/|video\/)/i.test(contentType) && !isPage) {
    throw new SourceError(`${file}: expected ${expected}, found the content type ${contentType}`);
  }
  const right = {
    zip: () => startsWith(bytes, ZIP),
    xls: () => startsWith(bytes, OLE) || startsWith(bytes, ZIP),
    html: () => isPage,
    json: () => /^[[{]/.test(start),
    csv: () => !startsWith(bytes, ZIP) && !startsWith(bytes, OLE) && !/^[{]/.test(start),
  }[format];
  if (!right()) throw changedFormat(file, { expected, found: start.slice(0, 60) });
}
