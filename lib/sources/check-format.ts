import { markupText } from "./markup-text.js";
import { publisherMessage } from "./publisher-message.js";
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

/** As much of a body is read for a message. */
export const MAX_QUOTED_BYTES = 16_384;

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * Refuses a body that is not of the format asked for: empty, an HTML page sent with status 200, another file type. What the publisher says in
 * its place is quoted.
 * @param contentType the header, if there was one: a page or an image is refused whatever the bytes say
 * @param secrets what is never quoted
 * @throws SourceError
 */
export function checkFormat(
  bytes: Uint8Array,
  {
    file,
    format,
    contentType = "",
    secrets = [],
  }: {
    readonly file: string;
    readonly format: FileFormat;
    readonly contentType?: string;
    readonly secrets?: readonly string[];
  },
): void {
  const expected = NAMES[format];
  if (bytes.length === 0) throw new SourceError(`${file}: expected ${expected}, found an empty body`);
  const head = bytes.subarray(0, MAX_QUOTED_BYTES);
  const start = new TextDecoder("latin1").decode(head).replace(/^(\u00ef\u00bb\u00bf)?\s*/, "");
  const isPage = /^<(!doctype|html|\?xml|head|body)/i.test(start);
  const right = {
    zip: () => startsWith(bytes, ZIP),
    xls: () => startsWith(bytes, OLE) || startsWith(bytes, ZIP),
    html: () => isPage,
    json: () => /^[[{]/.test(start),
    csv: () => !startsWith(bytes, ZIP) && !startsWith(bytes, OLE) && !/^[{]/.test(start),
  }[format];
  if (format === "html" && isPage) return;
  const isOther = /^(text\/html|image\/|audio\/|video\/)/i.test(contentType);
  if (!isPage && !isOther && right()) return;
  const said = publisherMessage(head, { contentType, secrets });
  if (isPage || isOther) {
    const verb = isPage && markupText(start)?.body === undefined ? "titled" : "that says";
    const found = isPage ? "a web page" : `the content type ${contentType}`;
    throw new SourceError(
      `${file}: expected ${expected}, found ${found}${said === undefined ? "" : ` ${verb} ${JSON.stringify(said)}`}`,
    );
  }
  throw changedFormat(file, { expected, found: said ?? "bytes that are no text" });
}
