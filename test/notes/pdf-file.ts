/** A line of a page of a PDF, in points from its lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly y: number;
  readonly size?: number;
}

/** Lines one under the other from the top of a page, a gap in place of each "". */
export const linesDown = (...texts: readonly string[]): readonly PdfLine[] =>
  texts.flatMap((text, at) => (text === "" ? [] : [{ text, y: 740 - 14 * at }]));

/**
 * A PDF of a few lines of Helvetica.
 * @param options.encrypted with an entry that asks for a password
 */
export function pdfFile(
  pages: readonly (readonly PdfLine[])[],
  { title, encrypted = false }: { readonly title?: string; readonly encrypted?: boolean } = {},
): Uint8Array {
  const escaped = (text: string) => text.replace(/[\\()]/g, "\\$&");
  const contents = pages.map((lines) =>
    lines.map(({ text, y, size = 11 }) => `BT /F1 ${size} Tf 72 ${y} Td (${escaped(text)}) Tj ET`).join("\n"),
  );
  const hex = (digit: string) => `<${digit.repeat(64)}>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${5 + 2 * at} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    `<< ${title === undefined ? "" : `/Title (${escaped(title)}) `}>>`,
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * at} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
    ...(encrypted
      ? [`<< /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O ${hex("a")} /U ${hex("b")} >>`]
      : []),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const encrypt = encrypted ? ` /Encrypt ${objects.length} 0 R /ID [${hex("c")} ${hex("c")}]` : "";
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R${encrypt} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
