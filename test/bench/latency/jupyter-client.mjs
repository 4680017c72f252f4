// A client of the Jupyter messaging protocol for any kernel, as a front end sees it.
import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";

const DELIMITER = "<IDS|MSG>";
const PORTS = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];
const ASK_AGAIN_MS = 50;
const LIMIT_MS = 30_000;

async function freePorts() {
  const servers = PORTS.map(() => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => new Promise((done) => server.once("listening", done))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(PORTS.map((name, k) => [name, ports[k]]));
}

class Kernel {
  #key;
  #child;
  #folder;
  #sockets;
  #waiting = new Map();
  /** Ended when the process did. */
  ended;

  constructor({ argv, env, cwd }, connection) {
    this.#key = connection.key;
    this.#folder = mkdtempSync(path.join(os.tmpdir(), "claimbook-latency-"));
    const file = path.join(this.#folder, "connection.json");
    writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
    const [command, ...args] = argv.map((part) => part.replace("{connection_file}", file));
    this.#child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    // It must not outlive this process.
    const stop = () => this.#child.kill("SIGKILL");
    process.once("exit", stop);
    this.#child.once("exit", () => process.off("exit", stop));
    let said = "";
    this.#child.stderr.setEncoding("utf8").on("data", (text) => {
      said = `${said}${text}`.slice(-2000);
    });
    this.ended = new Promise((_, reject) => {
      this.#child.once("error", reject);
      this.#child.once("exit", (status, signal) =>
        reject(new Error(`the kernel ended with ${signal ?? status}: ${said}`)),
      );
    });
    this.ended.catch(() => {});
    const address = (port) => `tcp://127.0.0.1:${connection[port]}`;
    const [shell, iopub] = [
      new Dealer({ linger: 0, reconnectInterval: 10 }),
      new Subscriber({ linger: 0, reconnectInterval: 10 }),
    ];
    iopub.subscribe();
    iopub.connect(address("iopub_port"));
    shell.connect(address("shell_port"));
    this.#sockets = { shell, iopub };
    for (const socket of [shell, iopub]) void this.#read(socket);
  }

  async #read(socket) {
    try {
      for await (const frames of socket) this.#receive(frames.map(String));
    } catch (error) {
      if (!socket.closed) throw error;
    }
  }

  #receive(frames) {
    const at = frames.indexOf(DELIMITER);
    const [header, parent, , content] = frames.slice(at + 2).map((part) => JSON.parse(part));
    const waiting = this.#waiting.get(parent.msg_id);
    if (waiting === undefined) return;
    if (header.msg_type === "status") waiting.idle ||= content.execution_state === "idle";
    else if (header.msg_type.endsWith("_reply")) waiting.reply = content;
    else waiting.outputs.push({ type: header.msg_type, ...content });
    if (waiting.idle && waiting.reply) {
      this.#waiting.delete(parent.msg_id);
      waiting.resolve(waiting);
    }
  }

  /** Resolves when the reply and the `idle` status have come: when a front end shows the cell as done. */
  request(type, content) {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session: "latency",
      username: "",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac("sha256", this.#key).update(parts.join("")).digest("hex");
    const answered = new Promise((resolve) => {
      this.#waiting.set(header.msg_id, { idle: false, outputs: [], resolve });
    });
    const late = sleep(LIMIT_MS, undefined, { ref: false }).then(() => {
      throw new Error(`no answer to ${type} within ${LIMIT_MS / 1000} s`);
    });
    return Promise.race([
      this.#sockets.shell.send([DELIMITER, signature, ...parts]).then(() => answered),
      this.ended,
      late,
    ]);
  }

  /** Runs a cell. @returns milliseconds until it was done @throws Error when the cell fails */
  async cell(code) {
    const begun = performance.now();
    const flags = {
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    };
    const { reply, outputs } = await this.request("execute_request", { code, ...flags });
    const ms = performance.now() - begun;
    const failure = outputs.find(({ type }) => type === "error");
    if (reply.status !== "ok" || failure) {
      const stderr = outputs.map(({ text }) => text ?? "").join("");
      throw new Error(
        `${code}: ${failure?.ename ?? reply.ename} ${failure?.evalue ?? reply.evalue} ${stderr}`,
      );
    }
    return { ms, outputs };
  }

  async end() {
    this.#child.kill("SIGKILL");
    await this.ended.catch(() => {});
    for (const socket of Object.values(this.#sockets)) socket.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Starts a kernel by its kernelspec. @returns it, and milliseconds until it had answered what it is */
export async function startKernel(kernelspec) {
  const connection = {
    transport: "tcp",
    ip: "127.0.0.1",
    signature_scheme: "hmac-sha256",
    key: randomUUID(),
    ...(await freePorts()),
  };
  const begun = performance.now();
  const kernel = new Kernel(kernelspec, connection);
  try {
    // A request whose `idle` status was published before the subscription took effect is never complete: ask again.
    for (let answered; !answered; ) {
      if (performance.now() - begun > LIMIT_MS) throw new Error(`no answer within ${LIMIT_MS / 1000} s`);
      answered = await Promise.race([kernel.request("kernel_info_request", {}), sleep(ASK_AGAIN_MS)]);
    }
    return { kernel, ms: performance.now() - begun };
  } catch (error) {
    await kernel.end();
    throw error;
  }
}
