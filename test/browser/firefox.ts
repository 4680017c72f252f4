import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";
import { findProgram } from "../../lib/platform/find-program.js";

/** The Firefox on PATH, undefined where there is none. */
export const FIREFOX = ["firefox-esr", "firefox"].flatMap((name) => findProgram(name))[0];

/** What a test of pages is called where there is no Firefox to run it. */
export const inFirefox = (what: string): string => (FIREFOX ? what : `${what} (skipped: no Firefox)`);

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly message?: string;
  readonly method?: string;
  readonly params?: { readonly level?: string; readonly text?: string };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A headless Firefox with one tab and a profile of its own, driven by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/). */
export class Firefox {
  /** What its console said besides plain messages. */
  readonly complaints: string[] = [];
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #end: () => Promise<void>;
  #last = 0;
  #tab = "";

  private constructor(socket: WebSocket, end: () => Promise<void>) {
    this.#socket = socket;
    this.#end = end;
    socket.on("message", (data) => this.#hear(JSON.parse(String(data)) as Answer));
  }

  static async launch(): Promise<Firefox> {
    if (!FIREFOX) throw new Error("there is no Firefox");
    const profile = mkdtempSync(path.join(os.tmpdir(), "claimbook-firefox-"));
    const browser = spawn(
      FIREFOX,
      ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
      {
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    const ended = new Promise<void>((resolve) => browser.once("exit", () => resolve()));
    const address = await new Promise<string>((resolve, reject) => {
      browser.once("error", reject);
      browser.once("exit", () => reject(new Error("Firefox ended before it could be driven")));
      createInterface({ input: browser.stderr }).on("line", (line) => {
        const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
        if (found) resolve(found);
      });
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const firefox = new Firefox(socket, async () => {
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    });
    await firefox.#send("session.new", { capabilities: {} });
    await firefox.#send("session.subscribe", { events: ["log.entryAdded"] });
    const { context } = (await firefox.#send("browsingContext.create", { type: "tab" })) as {
      context: string;
    };
    firefox.#tab = context;
    return firefox;
  }

  #hear({ id, result, message, method, params }: Answer): void {
    if (method === "log.entryAdded" && params?.level !== "info" && params?.level !== "debug")
      this.complaints.push(`${params?.level}: ${params?.text}`);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id !== undefined) this.#waiting.delete(id);
    if (message === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(message));
  }

  #send(method: string, params: object): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Opens an address and waits until it is loaded. */
  async open(url: string): Promise<void> {
    await this.#send("browsingContext.navigate", { context: this.#tab, url, wait: "complete" });
  }

  /**
   * The value of an expression on the page, which may be a promise, as JSON carries it.
   * @throws Error with what the page throws
   */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = (await this.#send("script.evaluate", {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
      target: { context: this.#tab },
      awaitPromise: true,
    })) as {
      readonly result?: { readonly value: string };
      readonly exceptionDetails?: { readonly text: string };
    };
    if (!answer.result) throw new Error(answer.exceptionDetails?.text);
    return JSON.parse(answer.result.value) as T;
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    this.#socket.close();
    await this.#end();
  }
}
