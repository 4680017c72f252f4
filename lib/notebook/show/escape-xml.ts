const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Control characters and halves of characters, for which XML has no place. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** The text without characters for which XML has no place. */
export const xmlCharacters = (text: string): string => text.replace(FORBIDDEN, "");

/** The text as XML that shows it in an element. */
export const xmlText = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] as string);

/** The text as XML in a quoted attribute. */
export const xmlAttribute = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);
