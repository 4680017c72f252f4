import { newHeader } from "./frames.js";
import type { ThreadLink } from "./thread-link.js";
import type { Channel, Routed } from "./wire.js";

/** A JSON object whose members nobody has checked. */
export type Content = { readonly [name: string]: unknown };

/** A request of a client, and the messages that answer it. */
export class Request {
  readonly type: string;
  readonly metadata: Content;
  readonly content: Content;
  readonly #routed: Routed;
  readonly #link: ThreadLink;

  constructor(routed: Routed, link: ThreadLink) {
    const [header, , metadata, content] = routed.parts;
    this.type = String((JSON.parse(header) as Content).msg_type);
    this.metadata = JSON.parse(metadata) as Content;
    this.content = JSON.parse(content) as Content;
    this.#routed = routed;
    this.#link = link;
  }

  /** Sends a message to whoever asked. */
  reply(type: string, content: object, metadata: object = {}): void {
    this.#send(this.#routed.channel, type, content, metadata);
  }

  /** Asks the front end that sent this request for a line of input. */
  askInput(prompt: string): void {
    this.#send("stdin", "input_request", { prompt, password: false }, {});
  }

  /** Sends a message to every front end. */
  publish(type: string, content: object, metadata: object = {}): void {
    this.#send("iopub", type, content, metadata);
  }

  status(state: "busy" | "idle"): void {
    this.publish("status", { execution_state: state });
  }

  #send(channel: Channel, type: string, content: object, metadata: object): void {
    const [parent] = this.#routed.parts;
    this.#link.send({
      kind: "send",
      channel,
      identity: channel === "iopub" ? [] : this.#routed.identity,
      parts: [newHeader(type), parent, JSON.stringify(metadata), JSON.stringify(content)],
    });
  }
}
