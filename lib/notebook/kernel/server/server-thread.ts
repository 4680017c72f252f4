import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { Publisher, Reply, Router } from "zeromq";
import type { Connection } from "../connection.js";
import { newHeader, openFrames, signedFrames } from "./frames.js";
import { Interrupter } from "./interrupter.js";
import { kernelInfo } from "./kernel-info.js";
import { watchRunner } from "./watch-runner.js";
import {
  type Channel,
  type FromThread,
  type Routed,
  SHARED,
  type ThreadData,
  type ToThread,
} from "./wire.js";

// The thread that serves a kernel's sockets. A cell in an endless loop leaves the main thread no time for anything: the
// heartbeat, an interrupt and the end have to be answered from elsewhere.

/** Milliseconds that the main thread has to end the process when it is asked to. */
const SHUTDOWN_MS = 2000;

const { connectionFile, runnerFolder, shared } = workerData as ThreadData;
const memory = new Int32Array(shared);
const tell = (message: FromThread) => parentPort?.postMessage(message);
const interrupter = new Interrupter(memory, (number) => tell({ kind: "interrupt", number }));
const connection = JSON.parse(readFileSync(connectionFile, "utf8")) as Connection;
const { key } = connection;

// By default what a cell prints after some hundred messages in a row is lost, and the end of the cell with it: the queue
// has no limit then, and each message enters it at once. Otherwise one that waits its turn would have the next one refused.
const AT_ONCE = { sendHighWaterMark: 0, sendTimeout: 0 };
const iopub = new Publisher(AT_ONCE);
const routers = { shell: new Router(AT_ONCE), control: new Router(AT_ONCE), stdin: new Router(AT_ONCE) };
const heartbeat = new Reply();

function send({ channel, identity, parts }: Routed): void {
  const frames = signedFrames(key, identity, parts) as (Buffer | string)[];
  const socket = channel === "iopub" ? iopub : routers[channel];
  // A client that has gone takes no answer.
  socket.send(frames).catch(() => {});
}

/** Answers a request here, with its status messages. */
function answer({ channel, identity, parts }: Routed, type: string, content: object): void {
  const [parent] = parts;
  const message = (to: Channel, messageType: string, body: object) =>
    send({
      channel: to,
      identity: to === "iopub" ? [] : identity,
      parts: [newHeader(messageType), parent, "{}", JSON.stringify(body)],
    });
  message("iopub", "status", { execution_state: "busy" });
  message(channel, type, content);
  if (type === "shutdown_reply") message("iopub", type, content);
  message("iopub", "status", { execution_state: "idle" });
}

/** Whether a request has been passed on, which an answer from here could overtake. */
let hasPassedOn = false;

function receive(routed: Routed): void {
  const { msg_type } = JSON.parse(routed.parts[0]) as { readonly msg_type: unknown };
  // While the main thread loads, a front end learns what kernel this is.
  if (msg_type === "kernel_info_request" && !hasPassedOn) answer(routed, "kernel_info_reply", kernelInfo());
  else if (msg_type === "interrupt_request") {
    interrupter.interrupt();
    answer(routed, "interrupt_reply", { status: "ok" });
  } else if (msg_type === "shutdown_request") {
    const { restart = false } = JSON.parse(routed.parts[3]) as { readonly restart?: boolean };
    answer(routed, "shutdown_reply", { status: "ok", restart });
    tell({ kind: "shutdown" });
    setTimeout(() => process.kill(process.pid, "SIGKILL"), SHUTDOWN_MS);
  } else {
    hasPassedOn = true;
    tell({ kind: "request", ...routed });
  }
}

async function serve(channel: "shell" | "control" | "stdin"): Promise<void> {
  for await (const frames of routers[channel]) {
    const opened = openFrames(key, frames);
    if (opened) receive({ channel, ...opened });
  }
}

async function beat(): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

parentPort?.on("message", async (message: ToThread) => {
  if (message.kind === "send") send(message);
  else if (message.kind === "end") {
    // ZeroMQ breaks down over a socket that awaits a message when its thread is ended.
    for (const socket of [...Object.values(routers), heartbeat]) socket.close();
    await setImmediate();
    Atomics.store(memory, SHARED.ended, 1);
    Atomics.notify(memory, SHARED.ended);
  } else {
    // A turn has read what had arrived; the second is for what arrived during the first.
    await setImmediate();
    await setImmediate();
    tell({ kind: "drained" });
  }
});

if (runnerFolder !== undefined) watchRunner(runnerFolder, () => interrupter.interrupt());
try {
  // Bound at once: bound on another thread, a publisher can miss who connects just then and never hear of anyone.
  const address = (port: number) => `${connection.transport}://${connection.ip}:${port}`;
  iopub.bindSync(address(connection.iopub_port));
  routers.shell.bindSync(address(connection.shell_port));
  routers.control.bindSync(address(connection.control_port));
  routers.stdin.bindSync(address(connection.stdin_port));
  heartbeat.bindSync(address(connection.hb_port));
  for (const channel of ["shell", "control", "stdin"] as const) void serve(channel);
  void beat();
} catch (error) {
  tell({ kind: "failed", reason: (error as Error).message });
}
