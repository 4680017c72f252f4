import { randomUUID } from "node:crypto";
import { DELIMITER, isSigned, signature } from "./signature.js";

/** A message of the Jupyter messaging protocol, as far as it is read here. */
export interface Message {
  readonly type: string;
  readonly id: string;
  /** Id of the request that this message answers; "" when there is none. */
  readonly parentId: string;
  readonly metadata: { readonly [key: string]: unknown };
  readonly content: { readonly [key: string]: unknown };
}

/** A request of a type, as frames to send, and its message id. */
export function encodeRequest(
  type: string,
  content: object,
  {
    key,
    session,
    metadata = {},
  }: { readonly key: string; readonly session: string; readonly metadata?: object },
): { id: string; frames: string[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: "claimbook",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const parts = [header, {}, metadata, content].map((part) => JSON.stringify(part));
  return { id, frames: [DELIMITER, signature(key, parts), ...parts] };
}

/** The message that frames carry; undefined when they are not signed with the key. */
export function decodeMessage(frames: readonly Buffer[], key: string): Message | undefined {
  if (!isSigned(key, frames)) return undefined;
  const at = frames.findIndex((frame) => frame.equals(Buffer.from(DELIMITER)));
  const [header, parent, metadata, content] = frames
    .slice(at + 2, at + 6)
    .map((part) => JSON.parse(part.toString("utf8")) as { [key: string]: unknown });
  if (!header || !parent || !metadata || !content) return undefined;
  return {
    type: String(header.msg_type),
    id: String(header.msg_id),
    parentId: typeof parent.msg_id === "string" ? parent.msg_id : "",
    metadata,
    content,
  };
}
