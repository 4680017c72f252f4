import type { Readable, Writable } from "node:stream";

/** What a browser answers, or tells of its own accord. */
export type Reply = { readonly [key: string]: unknown };

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Reply;
  readonly sessionId?: string;
  readonly result?: Reply;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Chrome's DevTools protocol over a pair of pipes: messages of JSON, each ended by a zero byte. */
export class DevTools {
  readonly #input: Writable;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(message: Message) => void>();
  #sent = 0;
  #over: Error | undefined;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    // Whoever waits for an answer is told when the browser ends.
    for (const pipe of [input, output]) pipe.on("error", () => undefined);
    let rest = Buffer.alloc(0);
    output.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#receive(JSON.parse(rest.toString("utf8", 0, end)) as Message);
        rest = rest.subarray(end + 1);
      }
    });
  }

  #receive(message: Message): void {
    const waiting = this.#waiting.get(message.id ?? -1);
    this.#waiting.delete(message.id ?? -1);
    if (message.error) waiting?.reject(new Error(message.error.message));
    else waiting?.resolve(message.result ?? {});
    for (const listener of this.#listeners) listener(message);
  }

  /**
   * Asks for something.
   * @param session of the page that is asked; the browser itself when undefined
   * @throws Error when it cannot be done, and when the browser ends before
   */
  send(method: string, params: Reply = {}, session?: string): Promise<Reply> {
    this.#sent += 1;
    const id = this.#sent;
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over);
      this.#waiting.set(id, { resolve, reject });
      const message = { id, method, params, ...(session !== undefined && { sessionId: session }) };
      this.#input.write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Calls back at each event of a page; the result ends that. */
  on(session: string, method: string, listener: (params: Reply) => void): () => void {
    const own = (message: Message) => {
      if (message.sessionId === session && message.method === method) listener(message.params ?? {});
    };
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** The next event of a page. @throws Error when the browser ends before */
  next(session: string, method: string): Promise<Reply> {
    this.#sent += 1;
    const id = this.#sent;
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over);
      const off = this.on(session, method, (params) => {
        off();
        this.#waiting.delete(id);
        resolve(params);
      });
      this.#waiting.set(id, { resolve, reject });
    });
  }

  /** Tells all who wait that there will be no answer. */
  end(reason: Error): void {
    this.#over ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#over);
    this.#waiting.clear();
  }
}
