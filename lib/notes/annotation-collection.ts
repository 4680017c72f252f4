import { createHash } from "node:crypto";
import { missText } from "../claims/wording/miss-text.js";
import { measuredText } from "../notebook/show/measured-text.js";
import { VERDICT_WORDS } from "../notebook/show/verdict-words.js";
import type { AnnotatedNote, NoteMark } from "./annotate-note.js";
import type { TextSpan } from "./text-span.js";

/** Characters that are quoted before and after a passage. */
const CONTEXT = 32;

/** A text that an annotation says of its target. */
interface TextualBody {
  readonly type: "TextualBody";
  readonly value: string;
  readonly format?: "text/plain";
  readonly language?: "en";
  readonly purpose: "commenting" | "tagging";
}

/** A place in the note, by its words and by its offsets in code points. */
interface Target {
  readonly type: "SpecificResource";
  readonly source: string;
  readonly selector: readonly [
    {
      readonly type: "TextQuoteSelector";
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    },
    { readonly type: "TextPositionSelector"; readonly start: number; readonly end: number },
  ];
}

/** A mark, an untied figure, or a passage that was not found. */
export interface NoteAnnotation {
  readonly id: string;
  readonly type: "Annotation";
  readonly motivation: "assessing" | "questioning";
  readonly body: readonly TextualBody[];
  /** One place or several; the note itself where none is known. */
  readonly target: Target | readonly Target[] | string;
}

/** The annotations of a note in the Web Annotation Data Model of the W3C, in one page. */
export interface AnnotationCollection {
  readonly "@context": "http://www.w3.org/ns/anno.jsonld";
  readonly id: string;
  readonly type: "AnnotationCollection";
  readonly label: string;
  readonly total: number;
  readonly first: {
    readonly id: string;
    readonly type: "AnnotationPage";
    readonly startIndex: 0;
    readonly items: readonly NoteAnnotation[];
  };
}

/** A name for what has a fingerprint, as an IRI that is the same at each run. */
function urn(...parts: readonly string[]): string {
  const hex = createHash("sha256").update(parts.join("\0")).digest("hex");
  // Version 8 of RFC 9562: its digits are the maker's own.
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The bytes of a file by their hash, as RFC 6920 writes it: the same wherever the copy lies. */
const hashAddress = (sha256: string) => `ni:///sha-256;${Buffer.from(sha256, "hex").toString("base64url")}`;

const comment = (value: string): TextualBody => ({
  ...{ type: "TextualBody", value, format: "text/plain", language: "en", purpose: "commenting" },
});
const tag = (value: string): TextualBody => ({ type: "TextualBody", value, purpose: "tagging" });

/** A piece of a text without half a character at its ends. */
const whole = (piece: string) => piece.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");

function cardText({ result }: NoteMark): string {
  const { claim, statement, verdict, reason, miss } = result;
  const measured = `${VERDICT_WORDS[verdict].word}: ${statement}. Stated: ${claim.stated}. Measured: ${measuredText(result.estimates)}.`;
  return [measured, ...(miss ? [missText(miss)] : []), reason].join(" ");
}

/** Offsets in code points, which the model counts, by those in UTF-16 units. */
function codePoints(text: string, offsets: readonly number[]): ReadonlyMap<number, number> {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const counts = new Map<number, number>();
  let [at, count] = [0, 0];
  for (const offset of sorted) {
    for (; at < offset; at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1) count += 1;
    counts.set(offset, count);
  }
  return counts;
}

/**
 * The marks of a note, its untied figures and the passages that were not found, as Web Annotations. The offsets are those of the note's text as
 * {@link readNote} gives it.
 * @see https://www.w3.org/TR/annotation-model/
 */
export function annotationCollection({ note, marks, lost, untied }: AnnotatedNote): AnnotationCollection {
  const { text, name, sha256 } = note;
  const source = hashAddress(sha256);
  const spans: readonly TextSpan[] = [...marks, ...untied, ...lost.flatMap(({ places }) => places)];
  const points = codePoints(
    text,
    spans.flatMap(({ start, end }) => [start, end]),
  );
  const target = ({ start, end }: TextSpan): Target => ({
    type: "SpecificResource",
    source,
    selector: [
      {
        type: "TextQuoteSelector",
        exact: text.slice(start, end),
        prefix: whole(text.slice(Math.max(0, start - CONTEXT), start)),
        suffix: whole(text.slice(end, end + CONTEXT)),
      },
      {
        type: "TextPositionSelector",
        start: points.get(start) as number,
        end: points.get(end) as number,
      },
    ],
  });
  const annotation = (
    key: string,
    rest: Pick<NoteAnnotation, "motivation" | "body" | "target">,
  ): NoteAnnotation => ({ id: urn(sha256, key), type: "Annotation", ...rest });
  const items = [
    ...marks.map((mark) =>
      annotation(`mark ${mark.number} ${mark.result.claim.id}`, {
        motivation: "assessing",
        body: [comment(cardText(mark)), tag(mark.result.verdict), tag(mark.result.claim.id)],
        target: target(mark),
      }),
    ),
    ...untied.map((figure) =>
      annotation(`untied ${figure.start}`, {
        motivation: "questioning",
        body: [comment(`No claim ties this ${figure.kind}.`), tag("untied")],
        target: target(figure),
      }),
    ),
    ...lost.map(({ result, problem, places }, at) =>
      annotation(`lost ${at} ${result.claim.id}`, {
        motivation: "questioning",
        body: [comment(`${result.statement}: ${problem}.`), tag("not found"), tag(result.claim.id)],
        target: places.length === 0 ? source : places.map(target),
      }),
    ),
  ];
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: urn(sha256),
    type: "AnnotationCollection",
    label: `What the claims say of ${name}`,
    total: items.length,
    first: { id: urn(sha256, "page 1"), type: "AnnotationPage", startIndex: 0, items },
  };
}
