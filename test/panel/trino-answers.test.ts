import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { openTrino } from "../../lib/panel/engine/trino.js";
import { sql } from "../../lib/panel/sql/sql.js";

const PASSWORD = "hunter2 of the test";

/** Asks a coordinator that answers as it is told. @returns the message of the error, and how often it was asked */
async function asked(answer: RequestListener): Promise<{ readonly message: string; readonly times: number }> {
  let times = 0;
  const server = createServer((request, response) => {
    times += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("CLAIMBOOK_PANEL_PASSWORD", PASSWORD);
  const engine = await openTrino(`trino://me@127.0.0.1:${(server.address() as AddressInfo).port}/hive`);
  try {
    await engine.query(sql`select 1 as one`);
    return { message: "no error", times };
  } catch (error) {
    return { message: (error as Error).message, times };
  } finally {
    await engine.close();
    await new Promise((resolve) => server.close(resolve));
  }
}
afterEach(() => void vi.unstubAllEnvs());

const failed = (errorName: string, message: string): RequestListener => {
  const body = JSON.stringify({
    id: "1",
    infoUri: "",
    stats: {},
    error: { errorName, message, errorCode: 1 },
  });
  return (_, response) => response.setHeader("content-type", "application/json").end(body);
};

test("a password that is refused is named as the reason, and is in no message", async () => {
  for (const status of [401, 403]) {
    const { message } = await asked((_, response) => void response.writeHead(status).end(PASSWORD));
    expect(message).toMatch(/refused the user or the password; set CLAIMBOOK_PANEL_PASSWORD to that user's/);
    expect(message).not.toContain(PASSWORD);
  }
});

test("a connection that is dropped is an error that says so", async () => {
  const { message } = await asked((request) => void request.socket.destroy());
  expect(message).toMatch(
    /lost a worker or its coordinator in the middle of a statement; nothing was written/,
  );
});

test("a lost worker is asked once more, a wrong statement is not", async () => {
  expect(await asked(failed("NO_NODES_AVAILABLE", "No nodes"))).toEqual({
    message: expect.stringContaining("lost a worker or its coordinator"),
    times: 2,
  });
  expect(await asked(failed("SYNTAX_ERROR", "line 1:8: mismatched input"))).toEqual({
    message: expect.stringContaining("line 1:8: mismatched input"),
    times: 1,
  });
});
