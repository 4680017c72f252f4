import { connect } from "node:net";

/** What a server answered, as it came. */
export interface RawAnswer {
  /** 0 when it said nothing. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends the very bytes of a request and waits for the end of the connection, or for the first event of a stream that has none, at most
 * some milliseconds.
 */
export function rawRequest(
  port: number,
  text: string,
  { host = "127.0.0.1", waitMs = 30_000 } = {},
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    let said = "";
    const end = () => {
      socket.destroy();
      const [head = "", ...rest] = said.split("\r\n\r\n");
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0),
        head,
        body: rest.join("\r\n\r\n"),
      });
    };
    setTimeout(end, waitMs).unref();
    socket.setEncoding("latin1").on("data", (part: string) => {
      said += part;
      if (/^data: .*\n\n/m.test(said)) end();
    });
    socket.on("close", end).on("error", end);
    socket.write(text, "latin1");
  });
}

/** The bytes of a request with a Host of its own and further header lines. */
export function requestText(
  target: string,
  { method = "GET", host = "127.0.0.1", headers = [] as readonly string[], body = "" } = {},
): string {
  return [`${method} ${target} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...headers, "", body].join(
    "\r\n",
  );
}
