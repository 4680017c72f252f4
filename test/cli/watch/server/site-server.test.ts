import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get as getHttp, type IncomingMessage } from "node:http";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SiteServer, serveSite } from "../../../../lib/cli/watch/server/site-server.js";
import { rawRequest, requestText } from "./raw-request.js";

const SECRET = "nobody may read this";
const PAGE = `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-own='; img-src data:">
<title>Page</title></head><body><main>Words</main></body></html>`;

let parent: string;
let folder: string;
let server: SiteServer;
beforeAll(async () => {
  parent = mkdtempSync(path.join(os.tmpdir(), "claimbook-server-"));
  folder = path.join(parent, "site");
  mkdirSync(path.join(folder, "deep"), { recursive: true });
  mkdirSync(path.join(folder, ".hidden"));
  mkdirSync(path.join(parent, "site-beside"));
  writeFileSync(path.join(parent, "secret.txt"), SECRET);
  writeFileSync(path.join(parent, "site-beside/secret.txt"), SECRET);
  writeFileSync(path.join(folder, ".env"), SECRET);
  writeFileSync(path.join(folder, ".hidden/page.html"), SECRET);
  for (const name of ["index.html", "one two.html", "deep/page.html"])
    writeFileSync(path.join(folder, name), PAGE);
  writeFileSync(path.join(folder, "claims.json"), "[]");
  writeFileSync(path.join(folder, "run.exe"), "MZ");
  symlinkSync(path.join(parent, "secret.txt"), path.join(folder, "link.txt"));
  symlinkSync(parent, path.join(folder, "up"));
  server = await serveSite({ folder, port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

const get = (target: string, how: Parameters<typeof requestText>[1] = {}) =>
  rawRequest(server.port, requestText(target, how));

describe("the server of the site", () => {
  test.each([
    ["/", "text/html; charset=utf-8"],
    ["/index.html?x=1", "text/html; charset=utf-8"],
    ["/one%20two.html", "text/html; charset=utf-8"],
    ["/deep/page.html", "text/html; charset=utf-8"],
    ["/claims.json", "application/json; charset=utf-8"],
    ["/run.exe", "application/octet-stream"],
  ])("serves %s as %s, not to be guessed at or stored", async (target, type) => {
    const { status, head } = await get(target);
    expect(status).toBe(200);
    expect(head).toContain(`Content-Type: ${type}\r\n`);
    expect(head).toContain("X-Content-Type-Options: nosniff\r\n");
    expect(head).toContain("Cache-Control: no-store\r\n");
    expect(head).toContain("frame-ancestors 'none'");
  });

  test.each([
    "/../secret.txt",
    "/deep/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/.%2e/secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "\\..\\secret.txt",
    "/deep/..%5c..%5csecret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/%u002e%u002e/secret.txt",
    "/..;/secret.txt",
    "/....//secret.txt",
    "/index.html/../../secret.txt",
    "/index.html%00.txt",
    "/secret.txt%00.html",
    "/%00",
    "/../site-beside/secret.txt",
    "//secret.txt",
    "//etc/passwd",
    "/etc/passwd",
    "/C:/secret.txt",
    "file:///etc/passwd",
    "/link.txt",
    "/up/secret.txt",
    "/up",
    "/.env",
    "/.hidden/page.html",
    "/%2eenv",
    "/deep/",
    "/deep",
    "/%",
    "/%zz",
    "?x",
    "*",
    "http://127.0.0.1/../secret.txt",
  ])("gives nothing for %s", async (target) => {
    const { status, head, body } = await get(target);
    expect([400, 404]).toContain(status);
    expect(head + body).not.toContain(SECRET);
    expect(body).not.toContain("root:");
    expect(body).not.toContain(parent);
  });

  test("answers a whole address as its path, unless it names another host than this machine", async () => {
    const own = await get("http://localhost/index.html");
    expect(own.status).toBe(200);
    expect(own.body).toContain("Words");
    expect((await get("http://attacker.example/index.html")).status).toBe(403);
    expect((await get("http://localhost/index.html", { host: "attacker.example" })).status).toBe(403);
  });

  test("a file that becomes a symbolic link is not served any more", async () => {
    const file = path.join(folder, "turned.txt");
    writeFileSync(file, "own");
    expect((await get("/turned.txt")).body).toBe("own");
    rmSync(file);
    symlinkSync(path.join(parent, "secret.txt"), file);
    expect((await get("/turned.txt")).status).toBe(404);
    rmSync(file);
  });

  test.each(["localhost", "127.0.0.1:8077", "LOCALHOST:1", "[::1]:9"])(
    "answers to the host %s",
    async (host) => {
      expect((await get("/", { host })).status).toBe(200);
    },
  );

  test.each([
    "evil.example",
    "evil.example:80",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "localhost@evil.example",
    "evil.example#localhost",
    "127.0.0.2",
    "0.0.0.0",
    "2130706433",
    "[::]",
    "",
    "localhost:",
    "localhost:80x",
  ])("does not answer to the host %j (DNS rebinding)", async (host) => {
    for (const target of ["/", "/claims.json", "/claimbook-events?page=/"]) {
      const { status, body } = await get(target, { host });
      expect(status).toBe(403);
      expect(body).not.toContain("Words");
    }
  });

  test("does not answer to no host, to two, or to one that only the target names", async () => {
    const bare = (lines: readonly string[]) => rawRequest(server.port, [...lines, "", ""].join("\r\n"));
    expect((await bare(["GET / HTTP/1.1"])).status).toBe(400);
    expect((await bare(["GET / HTTP/1.0"])).status).toBe(400);
    const two = ["Host: localhost", "Host: evil.example", "Connection: close"];
    expect((await bare(["GET / HTTP/1.1", ...two])).status).toBe(400);
    expect((await get("http://evil.example/index.html")).status).toBe(403);
    expect((await get("/", { host: "evil.example", headers: ["X-Forwarded-Host: localhost"] })).status).toBe(
      403,
    );
  });

  test.each([
    ["Origin: http://evil.example"],
    ["Origin: null"],
    ["Origin: https://127.0.0.1"],
    ["Origin: http://127.0.0.1:1"],
    ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"],
    ["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"],
    ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"],
  ])("gives a page of another origin nothing: %s", async (...headers) => {
    for (const target of ["/index.html", "/claims.json", "/claimbook-events?page=/"]) {
      const { status, head, body } = await get(target, { headers });
      expect(status).toBe(403);
      expect(head).not.toMatch(/Access-Control/i);
      expect(body).not.toContain("Words");
    }
  });

  test("a link from elsewhere leads to a page, not to the events", async () => {
    const headers = ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];
    expect((await get("/", { headers })).status).toBe(200);
    expect((await get("/claimbook-events?page=/", { headers })).status).toBe(403);
  });

  test("its own pages hear events", async () => {
    const headers = ["Origin: http://127.0.0.1", "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: cors"];
    const { status, head, body } = await get("/claimbook-events?page=/", { headers });
    expect(status).toBe(200);
    expect(head).toContain("Content-Type: text/event-stream");
    expect(body).toMatch(/data: \{"doing":"","problems":\[\],"version":"[\w-]{16}"\}/);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])(
    "does not answer %s",
    async (method) => {
      for (const target of ["/", "/claimbook-events?page=/"]) {
        const { status, head } = await get(target, { method, headers: ["Content-Length: 2"], body: "{}" });
        expect(status).toBe(405);
        expect(head).toContain("Allow: GET, HEAD");
      }
    },
  );

  test("tunnels and upgrades get no connection", async () => {
    const tunnel = await rawRequest(server.port, "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    expect(tunnel.status).not.toBe(200);
    const upgrade = [
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ];
    expect((await get("/claimbook-events", { headers: upgrade })).head).not.toContain("101");
  });

  test("HEAD says what GET would, without a body", async () => {
    const [got, headed] = [await get("/"), await get("/", { method: "HEAD" })];
    const length = (head: string) => /Content-Length: (\d+)/.exec(head)?.[1];
    expect(headed.status).toBe(200);
    expect(headed.body).toBe("");
    expect(length(headed.head)).toBe(length(got.head));
    expect((await get("/claimbook-events", { method: "HEAD" })).body).toBe("");
  });

  test("what is no request ends the connection and nothing else", async () => {
    for (const bytes of [
      "\x00\x01\x02",
      "GET /\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
      "\r\n\r\n",
    ])
      expect((await rawRequest(server.port, bytes, { waitMs: 300 })).body).not.toContain("Words");
    expect((await get("/")).status).toBe(200);
  });

  test("a page is allowed what it needs to hear of changes, and the file stays as it is", async () => {
    const { body } = await get("/index.html");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(body)?.[1];
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-own=' 'sha256-[\w+/=]{44}'; img-src data:; connect-src 'self'$/,
    );
    expect(body).toContain("EventSource");
    expect(readFileSync(path.join(folder, "index.html"), "utf8")).toBe(PAGE);
  });

  test("a page that is not there says so, and which are; names are text", async () => {
    writeFileSync(path.join(folder, "<img src=x>.html"), PAGE);
    const { status, body } = await get("/gone.html");
    expect(status).toBe(404);
    expect(body).toContain('<a href="/deep/page.html">');
    expect(body).not.toContain("<img");
    rmSync(path.join(folder, "<img src=x>.html"));
  });
});

test("a folder that is not there yet has a page that waits, whose version changes once there are pages", async () => {
  const late = path.join(parent, "late");
  const waiting = await serveSite({ folder: late, port: 0 });
  const version = async () => {
    const { body } = await rawRequest(waiting.port, requestText("/claimbook-events?page=/"));
    return /"version":"([^"]+)"/.exec(body)?.[1];
  };
  expect((await rawRequest(waiting.port, requestText("/"))).body).toContain("No pages yet");
  const before = await version();
  expect(before).toBeDefined();
  mkdirSync(late);
  writeFileSync(path.join(late, "index.html"), PAGE);
  expect(await version()).not.toBe(before);
  await waiting.close();
});

test("publish tells those who listen; close ends them at once and frees the port", async () => {
  const own = await serveSite({ folder, port: 0 });
  const listening = await new Promise<IncomingMessage>((resolve) => {
    getHttp({ host: "127.0.0.1", port: own.port, path: "/claimbook-events?page=/" }, resolve);
  });
  let body = "";
  listening.setEncoding("utf8").on("data", (part: string) => {
    body += part;
  });
  const ended = new Promise((resolve) => {
    listening.on("error", () => {}).once("close", resolve);
  });
  await expect.poll(() => body).toContain("data: ");
  own.publish({ doing: "Running 01", problems: [{ title: "Failed", text: "line one\nline two" }] });
  await expect.poll(() => body).toContain("Running 01");
  await own.close();
  await ended;
  const said = [...body.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json as string));
  expect(said.map(({ doing }) => doing)).toEqual(["", "Running 01"]);
  expect(said[1].problems[0].text).toBe("line one\nline two");
  const again = createServer();
  await new Promise<void>((resolve, reject) => {
    again.once("error", reject).listen(own.port, "127.0.0.1", resolve);
  });
  again.close();
});

test("only the loopback interface is listened on", async () => {
  const others = Object.values(os.networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of others) {
    const { status } = await rawRequest(server.port, requestText("/"), { host: address, waitMs: 500 });
    expect(status).toBe(0);
  }
  expect((await get("/")).status).toBe(200);
});

test("a port that is taken is refused", async () => {
  await expect(serveSite({ folder, port: server.port })).rejects.toThrow("EADDRINUSE");
});
