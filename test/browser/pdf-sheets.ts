import { getDocument, VerbosityLevel } from "unpdf/pdfjs";

/** Points of a millimetre, and the height of a sheet with its margins above and below. */
const MM = 72 / 25.4;
const MARGIN = 18 * MM;

/** A sheet of a PDF. */
export interface Sheet {
  /** Its text without the foot. */
  readonly text: string;
  readonly foot: string;
  /** How far down its text reaches between the margins, from 0 to 1. */
  readonly fill: number;
  /** Addresses of its links to the web and to other files. */
  readonly addresses: readonly string[];
  /** How many of its links lead to a place in the PDF that there is, and to one that there is not. */
  readonly inside: number;
  readonly dead: number;
}

/** What a PDF holds: sheets, title, and the titles of its outline as they are nested. */
export interface PdfContent {
  readonly sheets: readonly Sheet[];
  readonly title: string;
  readonly outline: readonly string[];
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
}

/** Reads a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const pdf = await task.promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const height = page.view[3] as number;
    const { items } = await page.getTextContent();
    const texts = (items as unknown as Item[]).filter(
      (item) => item.str !== undefined && item.str.trim() !== "",
    );
    const level = ({ transform }: Item) => transform[5] as number;
    const body = texts.filter((item) => level(item) > MARGIN);
    const lowest = Math.min(height - MARGIN, ...body.map(level));
    const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === "Link");
    const targets = await Promise.all(
      links.flatMap(({ dest }) => (dest ? [typeof dest === "string" ? pdf.getDestination(dest) : dest] : [])),
    );
    sheets.push({
      text: body.map(({ str }) => str).join(" "),
      foot: texts
        .filter((item) => level(item) <= MARGIN)
        .map(({ str }) => str)
        .join("")
        .replaceAll("\u00a0", " "),
      fill: (height - MARGIN - lowest) / (height - 2 * MARGIN),
      addresses: links.flatMap(({ unsafeUrl }) => unsafeUrl ?? []),
      inside: targets.filter((target) => target !== null).length,
      dead: targets.filter((target) => target === null).length,
    });
  }
  const { info } = await pdf.getMetadata();
  const outline = ((await pdf.getOutline()) ?? []).map(({ title }) => title);
  await task.destroy();
  return { sheets, title: String((info as { Title?: string }).Title), outline };
}
