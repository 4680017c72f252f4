import { isMiss } from "../../claims/claim-shape.js";
import { isVerdict } from "../../claims/verdict-shape.js";
import {
  isBoolean,
  isNumber,
  isText,
  listOf,
  nullable,
  objectShape,
  optional,
  recordOf,
  type Shape,
} from "../../platform/shape.js";
import type { BookDays } from "../output-data.js";
import type { ReviewedClaim } from "./claim-review.js";
import type { FoundVerdict, Heading } from "./page-content.js";
import type { HindsightPart, PageDays } from "./page-days.js";
import type { LiveParts } from "./page-html.js";
import type { Passage } from "./page-passages.js";
import type { RenderedNotebook } from "./render-notebook.js";

const isWidth: Shape<"wide" | "plain"> = (value): value is "wide" | "plain" =>
  value === "wide" || value === "plain";

const areDays = objectShape<PageDays>({
  book: objectShape<BookDays>({
    asOf: nullable(isText),
    until: nullable(isText),
    askedOn: nullable(isText),
  }),
  asked: listOf(isText),
  reach: optional(isText),
  tables: listOf(isText),
  hindsight: listOf(objectShape<HindsightPart>({ text: isText, id: isText, to: isText })),
  revised: objectShape<PageDays["revised"]>({ vintages: recordOf(isText), of: isNumber }),
});

/** Whether a value is a rendered notebook. */
export const isRenderedNotebook = objectShape<RenderedNotebook>({
  title: isText,
  headings: listOf(objectShape<Heading>({ level: isNumber, text: isText, id: isText })),
  description: isText,
  verdicts: listOf(
    objectShape<FoundVerdict>({
      id: isText,
      verdict: isVerdict,
      statement: isText,
      stated: isText,
      measured: isText,
      value: nullable(isNumber),
      miss: nullable(isMiss),
      anchor: isText,
    }),
  ),
  passages: listOf(objectShape<Passage>({ id: isText, title: isText, text: isText })),
  failed: isBoolean,
  dayNote: isText,
  days: optional(areDays),
  warnings: listOf(isText),
  pictures: recordOf(nullable(isText)),
  page: objectShape<RenderedNotebook["page"]>({
    title: isText,
    description: isText,
    contents: isText,
    width: isWidth,
    main: isText,
    figures: isBoolean,
    code: isBoolean,
    reviews: listOf(
      objectShape<ReviewedClaim>({
        id: isText,
        statement: isText,
        verdict: isVerdict,
        reason: isText,
        href: isText,
      }),
    ),
    live: optional(objectShape<LiveParts>({ script: isText, blocks: isText })),
  }),
});
