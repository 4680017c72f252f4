/** Why a sentence, or a part of one, is no statement that could be tested. */
export type SetAsideReason =
  | "question"
  | "hypothetical"
  | "forecast"
  | "opinion"
  | "advice"
  | "disclosure"
  | "policy or plan";

const DISCLOSURE =
  /\bpast performance\b|\bforward-looking\b|\bno guarantee\b|\bactual results\b|\bnot (?:constitute|an offer|intended (?:to|as))\b|\bfor (?:general )?information only\b|\b(?:is|are) subject to change\b|\bmay not be reproduced\b|\banalyst certification\b|\bcould lose value\b|\ball rights reserved\b|\binside information under\b|\bconflicts? of interest\b|\b(?:for|media) (?:inquiries|enquiries)\b|\bscheduled (?:to be|for)\b/i;
/** A heading after which nothing is the author's statement about the world. */
const DISCLOSURE_HEADING =
  /^(?:(?:important )?(?:disclosures?|disclaimers?|legal (?:notice|information))|important (?:information|notices?)|risk warning|forward-looking statements|safe harbou?r)\b[^.]{0,60}$/i;
const HYPOTHETICAL = /\b(?:if|unless|assuming|suppose|supposing|were to)\b|^should\b/i;
const OPINION =
  /\b(?:we|I)(?:['’]re| are)? (?:still |also |firmly |strongly |do not |don['’]t )*(?:believe|think|feel|like|prefer|see|doubt|suspect|view|regard|enjoy|remain|find|know|am|consider)\b|\bin (?:our|my) (?:view|opinion|judge?ment|experience)\b|\bit (?:seems|appears|feels)\b|\b(?:arguably|perhaps)\b|\bunclear\b|\b(?:am|is|are) (?:very |so )?(?:delighted|proud|excited|confident|pleased|thrilled)\b|\bhistory suggests\b/i;
const ADVICE =
  /\b(?:investors|you|trustees|clients|users|readers|shareholders|we|managers) (?:should|must|need to|ought to)\b|\b(?:we|I) (?:recommend|advise|suggest|upgrade|downgrade|reiterate|initiate)\b|\b(?:is|are) advised\b|\bworth considering\b/i;
const PLAN =
  /\b(?:seeks?|aims?|intends?|plans?|hopes?|is prepared|stands ready|committed|wants?) (?:to|for|at)\b|\bseeks\b|\b(?:objective|goal|target) of\b|\b\d(?:\.\d+)?(?:%| percent) (?:objective|goal|target)\b|\bassumes?\b/i;
const FORECAST =
  /(?<!than )\b(?:expects?|expecting|(?:is|are|was|were) (?:expected|forecast|projected|set|due|scheduled|likely) to|we forecast|(?<!its |their |the )forecasts? (?:that|of|for)|projects?|anticipates?|predicts?|guidance|likely|target price|price target|our [\w\s-]{0,20}(?:estimates?|forecasts?)|estimates? (?:by|to|for)|implies|looks? set)\b/i;
const MODAL =
  /\b(?:will|would|could|might|may|shall|should|can|cannot|must|won['’]t|['’]ll)\b(?! (?:19|20)\d\d)/;

/** Is this sentence a heading of disclosures? What follows it is left out. */
export const opensDisclosures = (sentence: string): boolean => DISCLOSURE_HEADING.test(sentence);

/**
 * Why nothing in a whole sentence can be tested; undefined where that is for its parts to say.
 * @example sentenceAside("Is the rally sustainable?") // => "question"
 */
export function sentenceAside(sentence: string): SetAsideReason | undefined {
  if (/\?["”’)]*$/.test(sentence)) return "question";
  if (DISCLOSURE.test(sentence)) return "disclosure";
  if (ADVICE.test(sentence)) return "advice";
  return HYPOTHETICAL.test(sentence) ? "hypothetical" : undefined;
}

/**
 * Why what a sentence says at a point is no statement of fact.
 * @param before the sentence from its start up to that point
 * @param clause the same from the start of its clause
 * @example partAside("The bank expects growth of ", "The bank expects growth of ") // => "forecast"
 */
export function partAside(before: string, clause: string): SetAsideReason | undefined {
  if (OPINION.test(before)) return "opinion";
  if (PLAN.test(before)) return "policy or plan";
  return FORECAST.test(before) || MODAL.test(clause.replace(/\bas (?:would|might|could) be expected\b/i, ""))
    ? "forecast"
    : undefined;
}
