import { jsonMessage } from "./json-message.js";
import { markupText } from "./markup-text.js";
import { messageLine } from "./message-line.js";
import { decodeText } from "./text.js";

/**
 * What a publisher says in an answer that is not the file asked for: the message of a JSON or XML error, the text of a web page, or a text as it
 * is. It is one line, shortened, without markup, control characters and secrets.
 * @param options.contentType the header; its character set counts where the bytes are no UTF-8
 * @param options.secrets what is never shown
 * @returns undefined when it says nothing that can be read
 * @example publisherMessage(Buffer.from('{"error_code":400,"error_message":"Bad Request."}')) // => "Bad Request."
 */
export function publisherMessage(
  bytes: Uint8Array,
  {
    contentType = "",
    secrets = [],
  }: { readonly contentType?: string; readonly secrets?: readonly string[] } = {},
): string | undefined {
  const text = decoded(bytes, contentType);
  if (isBinary(text)) return undefined;
  return messageLine(jsonMessage(text) ?? markupMessage(text) ?? text, secrets);
}

/** By the character set that is named only where the bytes are no UTF-8: headers are often wrong. A text may be cut off inside a character. */
function decoded(bytes: Uint8Array, contentType: string): string {
  const start = Buffer.from(bytes.subarray(0, 1000)).toString("latin1");
  const label = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(`${contentType}\n${start}`)?.[1];
  for (const name of start.includes("\0") ? [label] : ["utf-8", label]) {
    try {
      return new TextDecoder(name ?? "", { fatal: true }).decode(bytes, { stream: true });
    } catch {
      // Not in this one.
    }
  }
  return decodeText(bytes);
}

/** Control characters beyond a few are bytes of something else. */
function isBinary(text: string): boolean {
  const odd = text.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0;
  return odd > 4 && odd > text.length / 10;
}

function markupMessage(text: string): string | undefined {
  const markup = markupText(text);
  return markup && [markup.title, markup.body].filter(Boolean).join(": ");
}
