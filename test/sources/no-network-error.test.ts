import { afterEach, expect, test, vi } from "vitest";
import { NoNetworkError } from "../../lib/sources/no-network-error.js";

afterEach(() => vi.unstubAllEnvs());

const without = () => {
  for (const name of ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "");
};

test("advises a proxy where none is set, and to correct the one that is", () => {
  without();
  expect(new NoNetworkError("ENOTFOUND host").message).toContain("set HTTPS_PROXY, or use --offline");
  vi.stubEnv("https_proxy", "http://127.0.0.1:9");
  expect(new NoNetworkError("ECONNREFUSED").message).toContain("correct https_proxy, or use --offline");
});
