import { UserError } from "../platform/user-error.js";

/** Not one of the sources' hosts can be reached: no fault of a source, so that nobody turns to a second one. */
export class NoNetworkError extends UserError {
  override readonly name = "NoNetworkError";

  /** @param why what trying the first of the hosts came to, such as "ENOTFOUND fred.stlouisfed.org" */
  constructor(why: string) {
    const proxy = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].find(
      (name) => process.env[name],
    );
    const remedy = proxy === undefined ? "set HTTPS_PROXY" : `correct ${proxy}`;
    super(
      `no network: no source can be reached (${why}); nothing was changed. Connect, ${remedy}, or use --offline FOLDER`,
    );
  }
}
