import { packageVersion } from "../platform/package-root.js";

/** The package that draws figures. */
export const PLOTLY = "plotly.js-cartesian-dist-min";

/** The programs that a page's receipt names, with their versions; a page that is cached is good for these alone. */
export function namedVersions(): (readonly [name: string, version: string])[] {
  return [
    ["claimbook", packageVersion("claimbook")],
    ["Node", process.versions.node],
    ["tslab", packageVersion("tslab")],
    ["plotly.js", packageVersion(PLOTLY)],
  ];
}
