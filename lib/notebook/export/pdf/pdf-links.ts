/** A browser writes every link of a PDF as an absolute address; relative ones pass it as a query of this one. */
export const BASE = "https://claimbook.invalid/";

const HELD = /\/URI \(https:\/\/claimbook\.invalid\/\?([^()]*)\)/g;

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
}

/** A relative address as an absolute one that holds it. */
export function heldAddress(href: string): string {
  const ascii = href.replace(/[^\x21-\x7e]+/g, encodeURIComponent);
  return `${BASE}?${encodeURIComponent(ascii).replace(/[()!'*~]/g, percent)}`;
}

/**
 * A PDF in which addresses that {@link heldAddress} has made are relative again, so that PDFs beside each other lead to each
 * other wherever they lie. Each takes the room of the longer one, so that nothing in the file moves.
 */
export function withRelativeLinks(pdf: Buffer): Buffer {
  const text = pdf.toString("latin1").replace(HELD, (whole, held: string) => {
    const href = decodeURIComponent(held).replace(/[()\\]/g, "\\$&");
    return `/URI (${href})`.padEnd(whole.length);
  });
  return Buffer.from(text, "latin1");
}
