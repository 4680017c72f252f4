import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { DevTools } from "../../../../lib/notebook/export/pdf/devtools.js";

function browser() {
  const output = new PassThrough();
  const devtools = new DevTools(new PassThrough(), output);
  const tells = (message: object) => output.write(`${JSON.stringify(message)}\0`);
  return { devtools, tells };
}

test("next(session, method) gives the next event of that page, and no other's", async () => {
  const { devtools, tells } = browser();
  const loaded = devtools.next("a", "loaded");
  tells({ method: "loaded", sessionId: "b", params: { at: 1 } });
  tells({ method: "begun", sessionId: "a", params: { at: 2 } });
  tells({ method: "loaded", sessionId: "a", params: { at: 3 } });
  expect(await loaded).toEqual({ at: 3 });
});

test("whoever waits for an event or an answer hears that the browser has ended, now and later", async () => {
  const { devtools } = browser();
  const waiting = [devtools.next("a", "loaded"), devtools.send("print")];
  devtools.end(new Error("it ended with SIGKILL"));
  for (const one of [...waiting, devtools.next("a", "loaded"), devtools.send("print")])
    await expect(one).rejects.toThrow("it ended with SIGKILL");
});
