// Takes long: each saved notebook is run and its pages are made, before a browser reloads them.

import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Cell } from "../../lib/notebook/ipynb/notebook.js";
import { notebookText } from "../../lib/notebook/ipynb/write-notebook.js";
import { type SmallCheckout, smallCheckout } from "../cli/small-checkout.js";
import { startWatch, type WatchProcess } from "../cli/watch/watch-process.js";
import { notebookOf, textCell } from "../notebook/notebook-of.js";
import { fewOrAll } from "../thorough.js";
import { axeFindings } from "./axe.js";
import { CHROMIUM, inChromium, launchChromium } from "./chromium.js";

const FIGURE = `import { lineChart } from "claimbook";
const line = { name: "a line", x: ["2024-01-02", "2024-01-03"], y: [1, 2], colour: "first" } as const;
lineChart([line], { title: "A line", source: "made up", axis: { title: "y" } })`;
const LONG = Array.from({ length: 30 }, (_, at) =>
  textCell(`## Part ${at}\n\n${"Words to read. ".repeat(40)}`),
);

describe.skipIf(!CHROMIUM)(inChromium("claimbook watch in a browser"), () => {
  let checkout: SmallCheckout;
  let watch: WatchProcess;
  let browser: Browser;
  beforeAll(async () => {
    checkout = smallCheckout(undefined, { claims: ["cpi-day"] });
    save("00-front", "1");
    save("01-long", "1 + 1", FIGURE, ...LONG);
    [watch, browser] = await Promise.all([startWatch(checkout), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await watch?.end();
    checkout?.remove();
  });

  function save(name: string, ...cells: readonly (string | Cell)[]): void {
    const file = path.join(checkout.root, "notebooks", `${name}.ipynb`);
    writeFileSync(file, notebookText(notebookOf(textCell(`# Notebook ${name}`), ...cells)));
  }
  const siteFile = (name: string) => path.join(checkout.root, "site", name);

  interface Opened {
    readonly page: Page;
    readonly context: BrowserContext;
    /** What page and console complain of. */
    readonly complaints: readonly string[];
    /** Addresses asked for that are not this server's. */
    readonly foreign: readonly string[];
    /** Names of documents as they were loaded. */
    readonly loads: readonly string[];
  }
  async function open(name: string, { width = 1280, dark = false } = {}): Promise<Opened> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: dark ? "dark" : "light",
    });
    const page = await context.newPage();
    const [complaints, foreign, loads]: [string[], string[], string[]] = [[], [], []];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      if (request.isNavigationRequest()) loads.push(new URL(url).pathname);
      if (!url.startsWith(`${watch.address}/`) && !/^(?:data|blob):/.test(url)) foreign.push(url);
    });
    await page.goto(`${watch.address}/${name}`);
    return { page, context, complaints, foreign, loads };
  }
  /** Waits until the page shows a text. */
  const shows = (page: Page, text: string) =>
    page.waitForFunction((wanted) => document.querySelector("main")?.textContent?.includes(wanted), text, {
      timeout: 60_000,
    });
  /** The heading at the top of the window, and how far from its edge. */
  const reading = (page: Page) =>
    page.evaluate(() => {
      const above = [...document.querySelectorAll("main h2")].filter(
        (heading) => heading.getBoundingClientRect().top <= 5,
      );
      const heading = above.at(-1);
      return { text: heading?.textContent, top: Math.round(heading?.getBoundingClientRect().top ?? 0) };
    });

  test("a saved notebook reloads its page with the new value, where the reader was, and no other page", async () => {
    const long = await open("01-long.html");
    const front = await open("00-front.html");
    await shows(long.page, "Part 3");
    await long.page.locator("details.cb-code").first().locator("summary").click();
    await long.page.evaluate(() => {
      const heading = [...document.querySelectorAll("main h2")][20] as Element;
      scrollTo({ top: scrollY + heading.getBoundingClientRect().top + 60, behavior: "instant" });
    });
    const before = await reading(long.page);
    expect(before).toEqual({ text: expect.stringContaining("Part 20"), top: -60 });

    save("01-long", "5 * 8 + 2", textCell("A paragraph that is new.\n\nAnd one more."), FIGURE, ...LONG);
    await shows(long.page, "A paragraph that is new.");
    await long.page.waitForLoadState();
    expect(await long.page.locator("main").textContent()).toContain("42");
    await expect.poll(() => reading(long.page)).toEqual(before);
    expect(await long.page.locator("details.cb-code[open]").count()).toBe(1);
    expect(long.loads).toEqual(["/01-long.html", "/01-long.html"]);
    expect(front.loads).toEqual(["/00-front.html"]);
    for (const { complaints, foreign } of [long, front]) {
      expect(complaints).toEqual([]);
      expect(foreign).toEqual([]);
    }
    await Promise.all([long.context.close(), front.context.close()]);
  });

  test("a figure becomes interactive on the served page as well", async () => {
    const { page, context, complaints } = await open("01-long.html");
    const figure = page.locator(".cb-figure").first();
    await figure.scrollIntoViewIfNeeded();
    await figure.locator(".cb-plot .main-svg").first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  const SHOWN: readonly (readonly [width: number, dark: boolean])[] = [
    [390, true],
    [1280, false],
  ];
  test.each(fewOrAll(SHOWN.slice(0, 1), SHOWN))(
    "at %i px a failing cell is named at the foot of every page until it runs again",
    async (width, dark) => {
      const { page, context, complaints, loads } = await open("index.html", { width, dark });
      save("01-long", 'const rate: number = "much";', ...LONG);
      const problems = page.getByRole("alert");
      await problems.getByText("Failed: notebooks/01-long.ipynb, cell [1]").waitFor();
      expect(await problems.textContent()).toContain("is not assignable to type 'number'");
      // The index says of the page that it stopped; what is measured is measured once it has reloaded for that.
      await shows(page, "Stopped with an error");
      await problems.waitFor();
      const box = await problems.boundingBox();
      expect(box?.x).toBe(0);
      expect(box?.width).toBe(width);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(800);
      expect(box?.height).toBeLessThanOrEqual(361);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole("button", { name: "Hide what is wrong" }).click();
      expect(await problems.isVisible()).toBe(false);

      save("01-long", "6 * 7", ...LONG);
      await page.waitForFunction(
        () => !document.querySelector("main")?.textContent?.includes("Stopped with an error"),
      );
      expect(await problems.isVisible()).toBe(false);
      expect(new Set(loads)).toEqual(new Set(["/index.html"]));
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test("a page nobody sees lets its connection go and is up to date once it is seen", async () => {
    const { page, context } = await open("01-long.html");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await watch.after(() => save("01-long", "7 * 11", ...LONG), /^pages/);
    await page.waitForTimeout(500);
    expect(await page.locator("main").textContent()).not.toContain("77");
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: false });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await shows(page, "77");
    await context.close();
  });

  test("a page that is not there yet comes by itself", async () => {
    const { page, context } = await open("02-later.html");
    await page.getByRole("heading", { name: "No such page" }).waitFor();
    save("02-later", "9 * 9");
    await shows(page, "81");
    await context.close();
  });

  test("a page of another origin can neither read a page nor hear events nor frame one", async () => {
    const elsewhere = createServer((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end("<!doctype html><title>elsewhere</title><body></body>");
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, "127.0.0.1", resolve);
    });
    const { port } = elsewhere.address() as AddressInfo;
    const context = await browser.newContext();
    const page = await context.newPage();
    for (const host of ["127.0.0.1", "localhost"]) {
      await page.goto(`http://${host}:${port}/`);
      const got = await page.evaluate(async (address) => {
        const read = (mode: RequestMode) =>
          fetch(`${address}/claims.json`, { mode }).then(
            async (response) => `${response.type} ${await response.text()}`,
            () => "refused",
          );
        const heard = new Promise<string>((resolve) => {
          const source = new EventSource(`${address}/claimbook-events?page=/`);
          source.onmessage = () => resolve("heard");
          source.onerror = () => resolve("refused");
        });
        const framed = new Promise<string>((resolve) => {
          const frame = document.createElement("iframe");
          frame.src = `${address}/index.html`;
          frame.onload = () => {
            try {
              resolve(frame.contentDocument?.title ?? "unreadable");
            } catch {
              resolve("unreadable");
            }
          };
          document.body.append(frame);
        });
        const script = new Promise<string>((resolve) => {
          const element = document.createElement("script");
          element.src = `${address}/claims.json`;
          element.onload = () => resolve("loaded");
          element.onerror = () => resolve("refused");
          document.body.append(element);
        });
        return Promise.all([read("cors"), read("no-cors"), heard, framed, script]);
      }, watch.address);
      expect(got).toEqual(["refused", "refused", "refused", "unreadable", "refused"]);
    }
    await context.close();
    elsewhere.close();
  });

  test("the files on disk hold nothing of it", () => {
    const name = "00-front.html";
    const text = readFileSync(siteFile(name), "utf8");
    expect(text).not.toContain("claimbook-version");
    expect(text).not.toContain("EventSource");
    expect(text).not.toContain("connect-src");
  });

  test("once the watch has ended the page says so, and comes back with the next", async () => {
    const { page, context } = await open("00-front.html");
    const { port } = watch;
    await page.waitForFunction(() => document.readyState === "complete");
    await page.waitForTimeout(500);
    await watch.end();
    await page.getByText("claimbook watch has ended").waitFor();
    save("00-front", "11 * 11");
    watch = await startWatch(checkout, { args: ["--port", String(port)] });
    await shows(page, "121");
    await context.close();
  });
});
