import { literalPattern } from "../platform/literal-pattern.js";

/** What stands where a secret stood. */
const HIDDEN = "[hidden]";
/** Shorter texts are no secrets, and stand in other words. */
const MIN_LENGTH = 3;
/** Characters of a secret that give it away at the end of a text that was cut off. */
const MIN_START = 4;

/**
 * A text without secrets, such as keys and passwords, as they are or as an address or JSON writes them, in upper or lower case. A text that ends
 * inside a secret, because it was cut off there, loses that start as well.
 * @example hideSecrets("The key:abc123 is invalid.", ["abc123"]) // => "The key:[hidden] is invalid."
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= MIN_LENGTH)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  return [...new Set(forms)].reduce(withoutForm, text);
}

function withoutForm(text: string, form: string): string {
  const whole = text.replace(new RegExp(literalPattern(form), "gi"), HIDDEN);
  for (let length = form.length - 1; length >= MIN_START; length -= 1) {
    if (whole.toLowerCase().endsWith(form.slice(0, length).toLowerCase()))
      return whole.slice(0, -length) + HIDDEN;
  }
  return whole;
}
