/** Work that has to be done and changes nothing: duties, renewals, like for like. Offered as on neither track. */

const DUTY =
  /\b(?:renew(?:al|als|ing)?|statutory|mandatory|annual (?:audit|return|report|accounts|inspection)|year-end (?:close|accounts)|licen[cs]e fees?|insurance|re-?certification|re-?accreditation|safety inspection|fire drill|payroll|tax return|like[- ]for[- ]like|end[- ]of[- ](?:life|support)|servicing)\b/i;

/** The words that say so; null where none does. */
export const dutyWords = (text: string): string | null => DUTY.exec(text)?.[0] ?? null;
