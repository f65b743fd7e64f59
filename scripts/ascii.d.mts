/** Returns a script with escapes in place of all that is not ASCII. */
export function inAscii(code: string): string;
