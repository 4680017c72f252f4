/** A text in UTF-8, or bytes, in base64. */
export const toBase64 = (content: string | Uint8Array): string =>
  Buffer.from(content as string).toString("base64");

/** The bytes that a text in base64 stands for; what is no base64 in it is passed over. */
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, "base64");
