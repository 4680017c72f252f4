import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { decodeMessage, encodeRequest } from "../../../lib/notebook/kernel/message.js";

const KEY = "secret";
const buffers = (frames: readonly string[]) => frames.map((frame) => Buffer.from(frame));

test("encodeRequest gives the frames of the Jupyter messaging protocol: delimiter, signature, header, parent, metadata, content", () => {
  const { id, frames } = encodeRequest("execute_request", { code: "1" }, { key: KEY, session: "s" });
  expect(frames).toHaveLength(6);
  const [delimiter, signature, ...parts] = frames as [string, string, string, string, string, string];
  expect(delimiter).toBe("<IDS|MSG>");
  expect(signature).toBe(createHmac("sha256", KEY).update(parts.join("")).digest("hex"));
  expect(JSON.parse(parts[0] as string)).toMatchObject({
    msg_id: id,
    msg_type: "execute_request",
    session: "s",
    version: "5.3",
  });
  expect(parts.slice(1)).toEqual(["{}", "{}", '{"code":"1"}']);
});

test("decodeMessage reads what encodeRequest wrote, behind any routing prefix", () => {
  const { id, frames } = encodeRequest("kernel_info_request", { a: 1 }, { key: KEY, session: "s" });
  const message = { type: "kernel_info_request", id, parentId: "", metadata: {}, content: { a: 1 } };
  expect(decodeMessage(buffers(frames), KEY)).toEqual(message);
  expect(decodeMessage(buffers(["route", "\u0000", ...frames]), KEY)).toEqual(message);
});

test("decodeMessage gives the id of the request that a message answers", () => {
  const parts = ['{"msg_type":"stream","msg_id":"2"}', '{"msg_id":"1"}', "{}", "{}"];
  const signature = createHmac("sha256", KEY).update(parts.join("")).digest("hex");
  expect(decodeMessage(buffers(["<IDS|MSG>", signature, ...parts]), KEY)).toMatchObject({
    type: "stream",
    parentId: "1",
  });
});

test("decodeMessage of a message with a wrong signature, a changed part or no delimiter is undefined", () => {
  const { frames } = encodeRequest("execute_request", { code: "1" }, { key: KEY, session: "s" });
  expect(decodeMessage(buffers(frames), "another key")).toBeUndefined();
  expect(decodeMessage(buffers(frames.with(5, '{"code":"2"}')), KEY)).toBeUndefined();
  expect(decodeMessage(buffers(frames.with(1, "")), KEY)).toBeUndefined();
  expect(decodeMessage(buffers(frames.slice(1)), KEY)).toBeUndefined();
  expect(decodeMessage(buffers(["<IDS|MSG>"]), KEY)).toBeUndefined();
  expect(decodeMessage([], KEY)).toBeUndefined();
});
