import { UserError } from "../../../platform/user-error.js";
import { asset } from "../../assets.js";
import { escapeHtml } from "../../show/escape-html.js";
import type { DevTools, Reply } from "./devtools.js";
import { BASE, withRelativeLinks } from "./pdf-links.js";
import { startChromium } from "./start-chromium.js";

/** A page to print. */
export interface PrintJob {
  readonly title: string;
  readonly html: string;
  /** What stands at the foot of every sheet beside title and number. */
  readonly note: string;
}

const MM = 1 / 25.4;
/** A4, with the margins of the page's style sheet, in inches. */
const PAPER = {
  paperWidth: 8.27,
  paperHeight: 11.7,
  marginTop: 18 * MM,
  marginBottom: 18 * MM,
  marginLeft: 16 * MM,
  marginRight: 16 * MM,
};
/** What is left of a sheet, in whole pixels of CSS, as Chromium lays it out. */
const SHEET = { width: 674, height: 988 };
/** A sheet that is filled less than this is not left so, where anything can be done. */
const MIN_FILL = 0.3;

/** A page of the browser that is asked for things. */
type Ask = (method: string, params?: Reply) => Promise<Reply>;

/** Sets the breaks between sheets. */
async function breakSheets(ask: Ask): Promise<void> {
  const options = JSON.stringify({ ...SHEET, least: MIN_FILL });
  const { exceptionDetails } = await ask("Runtime.evaluate", {
    expression: `(${asset("sheets.js").trim().replace(/;$/, "")})(${options})`,
  });
  if (exceptionDetails) throw new Error("its page could not be laid out");
}

function footer({ title, note }: PrintJob): string {
  return [
    `<div style="width:100%;margin:0 16mm;font:7.5pt sans-serif;color:#5b6572;display:flex;gap:8mm;justify-content:space-between">`,
    `<span style="white-space:nowrap;overflow:hidden;text-overflow:ellipsis">${escapeHtml(title)}</span>`,
    `<span style="white-space:nowrap">${note === "" ? "" : `${escapeHtml(note)} · `}<span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
  ].join("");
}

/** Opens a job's page where nothing runs and nothing is loaded: the static SVG of each figure is printed. */
async function open(devtools: DevTools, session: string, ask: Ask, { html }: PrintJob): Promise<void> {
  await ask("Page.enable");
  await ask("Emulation.setScriptExecutionDisabled", { value: true });
  await ask("Emulation.setDeviceMetricsOverride", { ...SHEET, deviceScaleFactor: 1, mobile: false });
  const light = { name: "prefers-color-scheme", value: "light" };
  await ask("Emulation.setEmulatedMedia", { media: "print", features: [light] });
  await ask("Fetch.enable");
  const answer = {
    responseCode: 200,
    responseHeaders: [{ name: "Content-Type", value: "text/html; charset=utf-8" }],
    body: Buffer.from(html).toString("base64"),
  };
  devtools.on(session, "Fetch.requestPaused", ({ requestId, request }) => {
    const isPage = (request as Reply).url === BASE;
    const reply = isPage
      ? ask("Fetch.fulfillRequest", { requestId, ...answer })
      : ask("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
    // Who waits for the page hears of it.
    reply.catch(() => undefined);
  });
  const loaded = devtools.next(session, "Page.loadEventFired");
  // Where the page cannot be asked for, nobody waits for it.
  loaded.catch(() => undefined);
  const { errorText } = await ask("Page.navigate", { url: BASE });
  if (errorText !== undefined) throw new Error(String(errorText));
  await loaded;
}

async function printOne(devtools: DevTools, job: PrintJob): Promise<Buffer> {
  const { targetId } = await devtools.send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await devtools.send("Target.attachToTarget", { targetId, flatten: true });
  const session = String(sessionId);
  const crashed = new Promise<never>((_, reject) =>
    devtools.on(session, "Inspector.targetCrashed", () => reject(new Error("its page crashed"))),
  );
  const ask: Ask = (method, params) => Promise.race([devtools.send(method, params, session), crashed]);
  await Promise.race([open(devtools, session, ask, job), crashed]);
  await breakSheets(ask);
  const { data } = await ask("Page.printToPDF", {
    ...PAPER,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: footer(job),
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  await devtools.send("Target.closeTarget", { targetId });
  return withRelativeLinks(Buffer.from(String(data), "base64"));
}

export interface PrintOptions {
  /** The Chromium or Chrome that prints. */
  readonly program: string;
  /** Longest time to start, and for one page; default 60 and 180. */
  readonly startSeconds?: number;
  readonly printSeconds?: number;
}

function within<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${seconds} seconds`)), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Prints pages as PDFs, one after the other, in a browser of its own, which has a profile of its own and ends with the last
 * page.
 * @param onPdf is given each PDF, of A4 sheets with numbers, as soon as it is there
 * @throws UserError when the browser does not start, crashes or hangs; it is ended then, and its profile is gone
 */
export async function printPdfs(
  jobs: readonly PrintJob[],
  onPdf: (pdf: Buffer, at: number) => void,
  { program, startSeconds = 60, printSeconds = 180 }: PrintOptions,
): Promise<void> {
  const { devtools, end } = startChromium(program);
  /** What a step comes to; what it says once the browser has been ended adds nothing. */
  const step = async <T>(work: Promise<T>, seconds: number, what: string): Promise<T> => {
    work.catch(() => undefined);
    return within(work, seconds).catch((error: Error) => {
      throw new UserError(
        `--pdf: ${program} ${what} (${error.message}); try again, or put another Chromium or Chrome first on PATH; ` +
          "export without --pdf needs none",
      );
    });
  };
  try {
    await step(devtools.send("Browser.getVersion"), startSeconds, "did not start");
    for (const [at, job] of jobs.entries()) {
      onPdf(await step(printOne(devtools, job), printSeconds, `could not print “${job.title}”`), at);
    }
  } finally {
    await end();
  }
}
