/**
 * Recognizes work that must be done and changes nothing: duties, renewals, like-for-like replacement. Such work is
 * offered as being on neither track.
 */

const DUTY =
  /\b(?:renew(?:al|als|ing)?|statutory|mandatory|annual (?:audit|return|report|accounts|inspection)|year-end (?:close|accounts)|licen[cs]e fees?|insurance|re-?certification|re-?accreditation|required by law|as (?:the )?law (?:requires|demands|asks)|legal(?:ly required| duty| duties| obligations?)|safety inspection|fire drill|payroll|tax return|like[- ]for[- ]like|end[- ]of[- ](?:life|support)|servicing)\b/i;

/** Returns the matched words, or null if there are none. */
export const dutyWords = (text: string): string | null => DUTY.exec(text)?.[0] ?? null;
