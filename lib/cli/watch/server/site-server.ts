import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { asset } from "../../../notebook/assets.js";
import { readPlainFile } from "../../../platform/read-plain-file.js";
import { contentType } from "./content-type.js";
import { livePage } from "./live-page.js";
import { noticePage } from "./notice-page.js";
import { refusal } from "./request-guard.js";
import { decodedPath, siteFiles, versionOf } from "./site-files.js";

/** Something that is wrong, as the open pages show it. */
export interface Problem {
  readonly title: string;
  readonly text: string;
}

/** How things stand, as the open pages show it. */
export interface SiteState {
  /** What is done at the moment, such as "Running 01-decade"; "" for nothing. */
  readonly doing: string;
  readonly problems: readonly Problem[];
}

/** A server on the loopback interface that serves a folder of pages, which reload when they have changed. */
export interface SiteServer {
  readonly port: number;
  /** Tells the open pages how things stand; those whose files are others reload. */
  publish(state: SiteState): void;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

interface SiteServerOptions {
  /** Folder of the pages, which need not be there yet. */
  readonly folder: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** Where pages hear of changes. No file of the site has this name: they have endings. */
const EVENTS = "/claimbook-events";
const [HTML, TEXT] = [contentType("page.html"), contentType("text.txt")];
const HEADERS = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy": "frame-ancestors 'none'",
};
/** Milliseconds after which a page asks again that has lost its server. */
const RETRY_MS = 1000;

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** What is at an address of the site, with its version. */
function contentAt(folder: string, address: string) {
  const files = siteFiles(folder);
  const at = address === "/" ? "/index.html" : address;
  const file = files.get(at);
  const content = file === undefined ? undefined : readPlainFile(file);
  if (content !== undefined)
    return { status: 200, type: contentType(at), content, version: versionOf(content) };
  const pages = [...files.keys()].filter((name) => name.endsWith(".html")).sort();
  const title = pages.length === 0 ? "No pages yet" : address === "/" ? "Pages" : "No such page";
  const text =
    pages.length === 0
      ? "The notebooks run for the first time. The page appears here when they have."
      : address === "/"
        ? "These pages are there."
        : "It may belong to a notebook that was removed, or that has not run yet. These pages are there.";
  const notice = noticePage({ title, text, pages });
  const status = address === "/" ? 200 : 404;
  return { status, type: HTML, content: notice, version: versionOf(notice) };
}

/**
 * Serves a folder on 127.0.0.1, and on ::1 where that is there and free.
 * @throws Error of the system through the promise when the port is taken
 */
export async function serveSite({ folder, port }: SiteServerOptions): Promise<SiteServer> {
  const script = asset("live-reload.js");
  const listeners = new Map<ServerResponse, string>();
  let state: SiteState = { doing: "", problems: [] };

  const send = (response: ServerResponse, page: string) => {
    const { version } = contentAt(folder, page);
    response.write(`data: ${JSON.stringify({ ...state, version })}\n\n`);
  };
  const answer = (
    { method }: IncomingMessage,
    response: ServerResponse,
    {
      status,
      type,
      content,
    }: { readonly status: number; readonly type: string; readonly content: string | Buffer },
  ) => {
    response.writeHead(status, {
      ...HEADERS,
      "Content-Type": type,
      "Content-Length": Buffer.byteLength(content),
    });
    response.end(method === "HEAD" ? undefined : content);
  };
  const stream = (request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream; charset=utf-8" });
    if (request.method === "HEAD") return response.end();
    const page = new URL(request.url ?? "/", "http://localhost").searchParams.get("page") ?? "/";
    response.write(`retry: ${RETRY_MS}\n`);
    listeners.set(response, page);
    response.on("close", () => listeners.delete(response));
    send(response, page);
  };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const address = decodedPath(request.url ?? "");
    const isStream = address === EVENTS;
    const refused = refusal(request, { embedded: isStream });
    if (refused || address === undefined) {
      const { status, reason } = refused ?? { status: 400, reason: "the address cannot be read" };
      if (status === 405) response.setHeader("Allow", "GET, HEAD");
      // What the request may still send is not read.
      response.setHeader("Connection", "close");
      return answer(request, response, { status, type: TEXT, content: `${reason}\n` });
    }
    if (isStream) return stream(request, response);
    const { content, version, ...found } = contentAt(folder, address);
    const isPage = found.type === HTML;
    const served = isPage ? livePage(String(content), { script, version }) : content;
    answer(request, response, { ...found, content: served });
  };

  const main = createServer(handle);
  const bound = await listen(main, port, "127.0.0.1");
  const second = createServer(handle);
  const servers = [main];
  await listen(second, bound, "::1").then(
    () => servers.push(second),
    () => undefined,
  );
  return {
    port: bound,
    publish(now) {
      state = now;
      for (const [response, page] of listeners) send(response, page);
    },
    async close() {
      await Promise.all(servers.map(end));
    },
  };
}
