/**
 * The way out of a check that a genuine revision of history does not pass.
 * @param does what the switch does then
 * @example revisionHint("takes it") // => "; if the publisher has revised its history, --accept-revisions takes it"
 */
export const revisionHint = (does: string): string =>
  `; if the publisher has revised its history, --accept-revisions ${does}`;
