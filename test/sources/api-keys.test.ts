import { expect, test } from "vitest";
import { API_KEYS, loadWithKey, withKeyHint } from "../../lib/sources/api-keys.js";
import { NoNetworkError } from "../../lib/sources/no-network-error.js";
import { SourceError } from "../../lib/sources/source-error.js";

const failing =
  (message: string, options = {}) =>
  async () => {
    throw new SourceError(message, options);
  };
const loaded = async () => ({ value: 1, files: [] });

test.each([
  "Bad Request. The value for variable api_key is not registered.",
  "Invalid app_token specified",
  "The key: provided by the User is invalid.",
  "the daily threshold for total number of requests",
  "Exceeded the daily hits limit",
  "Przekroczony dzienny limit wywolan",
  "Too Many Requests",
])("withKeyHint(...) says where a key is had after %j", async (said) => {
  const failure = withKeyHint(API_KEYS.bls, undefined, failing(said, { brief: `h: ${said}`, status: 403 }));
  const hint = "; set BLS_API_KEY: get a key at https://data.bls.gov/registrationEngine/";
  await expect(failure).rejects.toMatchObject({
    message: said + hint,
    brief: `h: ${said}${hint}`,
    status: 403,
  });
});

test.each(["HTTP status 503", "no whole answer within 30 s", "the limit of 60 s for a file is used up"])(
  "withKeyHint(...) says nothing of keys after %j",
  async (said) => {
    await expect(withKeyHint(API_KEYS.bls, "k", failing(said))).rejects.toThrow(new SourceError(said));
  },
);

test("withKeyHint(...) takes the key out of what was said", async () => {
  const failure = withKeyHint(API_KEYS.bls, "k3y", failing("The key:k3y is invalid."));
  await expect(failure).rejects.toThrow(/^The key:\[hidden\] is invalid\.; check BLS_API_KEY/);
});

test("loadWithKey(...) does not ask with a key where there is none, nor without one where it works", async () => {
  const never = failing("asked");
  const options = { withKey: loaded, without: never };
  expect(await loadWithKey(API_KEYS.fred, { key: "k", ...options })).toEqual({ value: 1, files: [] });
  const keyless = { withKey: never, without: loaded };
  for (const key of [undefined, ""])
    expect(await loadWithKey(API_KEYS.fred, { key, ...keyless })).toEqual({ value: 1, files: [] });
});

test("loadWithKey(...) leaves a missing network, and faults of ours, as they are", async () => {
  for (const error of [new NoNetworkError("ENOTFOUND x"), new TypeError("x")]) {
    const withKey = async () => {
      throw error;
    };
    await expect(loadWithKey(API_KEYS.fred, { key: "k", withKey, without: loaded })).rejects.toBe(error);
  }
});
