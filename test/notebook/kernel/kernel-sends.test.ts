import { expect, test } from "vitest";

import { newConnection } from "../../../lib/notebook/kernel/connection.js";
import { Kernel, KernelDied } from "../../../lib/notebook/kernel/kernel.js";
import type { KernelEnd, KernelProcess } from "../../../lib/notebook/kernel/kernel-process.js";
import { zmq } from "./zeromq.js";

/** As many as a socket holds for a peer that does not read, and some more. */
const MORE_THAN_FIT = 1010;

/** A kernel whose process listens to nobody. */
async function deafKernel(): Promise<Kernel> {
  let end: (how: KernelEnd) => void = () => {};
  const ended = new Promise<KernelEnd>((resolve) => {
    end = resolve;
  });
  const process: KernelProcess = {
    connection: await newConnection(),
    ended,
    interrupt: () => {},
    kill: () => end({ status: null, signal: "SIGKILL", lastWords: "", reached: undefined }),
    reached: () => undefined,
    reads: () => [],
  };
  return new Kernel(process, zmq);
}

test("a kernel that is ended while messages wait for it is said to have died, not that a socket was closed", async () => {
  const kernel = await deafKernel();
  const replies = Array.from(
    { length: MORE_THAN_FIT },
    () => kernel.request("kernel_info_request", {}).reply,
  );
  const errors = Promise.all(replies.map((reply) => reply.catch((error: unknown) => error)));
  // What fits is sent in turn.
  for (let turn = 0; turn < 3 * MORE_THAN_FIT; turn += 1) await Promise.resolve();
  kernel.kill();
  const others = (await errors).filter((error) => !(error instanceof KernelDied));
  expect(others).toEqual([]);
});

test("what is asked of a kernel that was ended is answered by its death", async () => {
  const kernel = await deafKernel();
  kernel.kill();
  await expect(kernel.request("kernel_info_request", {}).reply).rejects.toThrow(KernelDied);
  await kernel.shutdown();
});
