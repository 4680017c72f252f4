import { describe, expect, test } from "vitest";
import { publisherMessage } from "../../lib/sources/publisher-message.js";
import { processorMs } from "../processor-time.js";

const said = (body: string | Uint8Array, options = {}) => publisherMessage(Buffer.from(body), options);

describe("publisherMessage(bytes)", () => {
  test.each<[string, string, string]>([
    [
      "FRED's JSON",
      '{"error_code":400,"error_message":"Bad Request.  The value for variable api_key is not registered."}',
      "Bad Request. The value for variable api_key is not registered.",
    ],
    [
      "FRED's XML, whose message is an attribute",
      '<?xml version="1.0" encoding="utf-8" ?>\n<error code="400" message="Bad Request.  The series does not exist." />',
      "Bad Request. The series does not exist.",
    ],
    [
      "Yahoo's JSON",
      '{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}',
      "Unauthorized: Invalid Crumb",
    ],
    [
      "Socrata's JSON",
      '{"code":"permission_denied","error":true,"message":"Invalid app_token specified","data":{}}',
      "permission_denied: Invalid app_token specified",
    ],
    [
      "the BLS's list of messages",
      '{"status":"REQUEST_NOT_PROCESSED","responseTime":0,"message":["One.","Two."],"Results":{}}',
      "REQUEST_NOT_PROCESSED: One.: Two.",
    ],
    [
      "a problem of RFC 9457",
      '{"title":"Too Many Requests","status":429,"detail":"Wait."}',
      "Too Many Requests: Wait.",
    ],
    ["JSON without a message", '{"a":[1]}', '{"a":[1]}'],
    ["JSON that was cut short", '{"message":"Bad', '{"message":"Bad'],
    [
      "S3's XML",
      "<Error><Code>AccessDenied</Code><Message><![CDATA[Request has expired]]></Message></Error>",
      "AccessDenied Request has expired",
    ],
    [
      "a web page, without scripts, styles and repetitions",
      "<!DOCTYPE html><html><head><title>503 &amp; more</title><style>p{}</style><script>var x = '<p>no';</script></head><body><h1>503 &amp; more</h1><!-- no --><p>Back at <b>9&nbsp;am</b>.</p></body></html>",
      "503 & more: Back at 9 am .",
    ],
    ["a text", "Too Many Requests\r\n", "Too Many Requests"],
    [
      "control characters and escape sequences",
      "a\u001b[31mb\u0000c\u001b]0;t\u0007 \u202ed\u200be",
      "abc de",
    ],
  ])("quotes %s", (_, body, message) => {
    expect(said(body)).toBe(message);
  });

  test.each<[string, Uint8Array]>([
    ["nothing", Buffer.from("")],
    ["blanks", Buffer.from(" \n\t ")],
    ["an empty page", Buffer.from("<html><body></body></html>")],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de", "hex")],
  ])("says nothing of %s", (_, body) => {
    expect(said(body)).toBeUndefined();
  });

  test("reads the character set that is named where the bytes are no UTF-8, and UTF-8 whatever is named", () => {
    // "błąd" in windows-1250.
    const polish = Buffer.from([0x62, 0xb3, 0xb9, 0x64]);
    expect(said(polish, { contentType: "text/plain; charset=windows-1250" })).toBe("błąd");
    expect(said(Buffer.concat([Buffer.from('<meta charset="windows-1250">'), polish]))).toBe("błąd");
    expect(said("błąd", { contentType: "text/plain; charset=iso-8859-1" })).toBe("błąd");
    expect(said("error", { contentType: "text/plain; charset=no-such" })).toBe("error");
    expect(said(Buffer.from("error", "utf16le"), { contentType: "text/plain; charset=utf-16le" })).toBe(
      "error",
    );
    // Cut off inside a character.
    expect(said(Buffer.from("błąd ł").subarray(0, -1))).toBe("błąd");
  });

  test("shortens to 240 characters, and splits none", () => {
    const shown = said("😀".repeat(500)) as string;
    expect([...shown].length).toBe(243);
    expect(shown.endsWith("😀...")).toBe(true);
  });

  test("a body of any depth takes no long time", () => {
    const spent = processorMs(() => {
      said("<b>".repeat(5000));
      said(`${"[".repeat(8000)}${"]".repeat(8000)}`);
      said("<![CDATA[".repeat(1800));
    });
    expect(spent).toBeLessThan(5000);
  });

  test.each([
    ["as it is", "The key:a b&c/1 provided by the User is invalid."],
    ["as an address writes it", "GET /?key=a%20b%26c%2F1"],
    ["in capitals", "KEY A B&C/1"],
    ["behind entities", "<p>key a b&amp;c/1</p>"],
    ["cut off at the end", "the key is a b&c"],
  ])("never shows a secret %s", (_, body) => {
    const shown = said(body, { secrets: ["a b&c/1"] }) as string;
    expect(shown).toContain("[hidden]");
    expect(shown.toLowerCase()).not.toMatch(/a b&c|a%20b/);
  });

  test("hides a secret before it shortens", () => {
    expect(said(`${"x".repeat(235)} s3cretkey`, { secrets: ["s3cretkey"] })).not.toContain("s3c");
  });
});
