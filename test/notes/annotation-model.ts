type Json = Readonly<Record<string, unknown>>;

/** The purposes that the model defines, which are its motivations as well. */
const MOTIVATIONS = new Set(
  (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating " +
    "questioning replying tagging"
  ).split(" "),
);

const isIri = (value: unknown) =>
  typeof value === "string" && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;

/**
 * What an annotation collection breaks of the MUSTs of the Web Annotation Data Model, of those parts of it that are in use here: sections
 * 3.1 (annotations), 3.2.4 (textual bodies), 3.3.5 (motivations), 4.2.4 and 4.2.5 (selectors), 5.1 and 5.2 (collections and pages).
 * @see https://www.w3.org/TR/annotation-model/
 */
export function brokenMusts(collection: unknown): string[] {
  const broken: string[] = [];
  const must = (holds: boolean, rule: string) => void (holds || broken.push(rule));
  if (!isObject(collection)) return ["a collection is an object"];
  must(listOf(collection["@context"]).includes("http://www.w3.org/ns/anno.jsonld"), "5.1 @context");
  must(listOf(collection.type).includes("AnnotationCollection"), "5.1 type");
  must(isIri(collection.id), "5.1 id is one IRI");
  must(collection.total === undefined || isCount(collection.total), "5.1 total");
  const { first } = collection;
  if (!isObject(first)) return [...broken, "5.1 first"];
  must(first.type === "AnnotationPage" && isIri(first.id), "5.2 type and id");
  must(first.startIndex === undefined || isCount(first.startIndex), "5.2 startIndex");
  const items = listOf(first.items);
  must(Array.isArray(first.items), "5.2 items is a list");
  must(
    collection.total === undefined || first.next !== undefined || items.length === collection.total,
    "5.1 total",
  );
  const ids = new Set<unknown>();
  for (const item of items) {
    if (!isObject(item)) {
      broken.push("3.1 an annotation is an object");
      continue;
    }
    must(isIri(item.id) && !ids.has(item.id), "3.1 id is one IRI");
    ids.add(item.id);
    must(listOf(item.type).includes("Annotation"), "3.1 type");
    must(listOf(item.target).length > 0, "3.1 one target or more");
    must(
      listOf(item.motivation).every((one) => MOTIVATIONS.has(one as string)),
      "3.3.5 motivation",
    );
    for (const body of listOf(item.body)) checkBody(body, must);
    for (const target of listOf(item.target)) checkTarget(target, must);
  }
  return broken;
}

type Must = (holds: boolean, rule: string) => void;

function checkBody(body: unknown, must: Must): void {
  if (!isObject(body)) {
    must(isIri(body), "3.2.1 a body is an IRI or an object");
    return;
  }
  must(listOf(body.type).includes("TextualBody"), "3.2.4 type");
  must(typeof body.value === "string", "3.2.4 one value, a string");
  must(
    listOf(body.purpose).every((one) => MOTIVATIONS.has(one as string)),
    "3.3.5 purpose",
  );
}

function checkTarget(target: unknown, must: Must): void {
  if (!isObject(target)) {
    must(isIri(target), "3.2.1 a target is an IRI or an object");
    return;
  }
  must(isIri(target.source), "4 one source, an IRI");
  for (const selector of listOf(target.selector) as readonly Json[]) {
    if (selector.type === "TextQuoteSelector") {
      must(typeof selector.exact === "string" && selector.exact !== "", "4.2.4 one exact");
      for (const name of ["prefix", "suffix"])
        must(selector[name] === undefined || typeof selector[name] === "string", `4.2.4 ${name}`);
    } else if (selector.type === "TextPositionSelector") {
      const { start, end } = selector;
      must(isCount(start) && isCount(end) && (start as number) <= (end as number), "4.2.5 start and end");
    } else must(false, "4.2 a selector's type");
  }
}
