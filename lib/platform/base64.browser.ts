/** Characters made at once: a function takes no more arguments than some ten thousands. */
const CHUNK = 8192;

/** Browsers of 2025 and later do it themselves, many times as fast. */
type WithBase64 = Uint8Array & { toBase64?(): string };

/** A text in UTF-8, or bytes, in base64. */
export function toBase64(content: string | Uint8Array): string {
  const bytes: WithBase64 = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (bytes.toBase64) return bytes.toBase64();
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** The bytes that a text in base64 stands for; what is no base64 in it is passed over. */
export function fromBase64(text: string): Uint8Array {
  const plain = text
    .replaceAll("-", "+")
    .replaceAll("_", "/")
    .replace(/[^A-Za-z0-9+/]/g, "");
  return Uint8Array.from(atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0))), (character) =>
    character.charCodeAt(0),
  );
}
