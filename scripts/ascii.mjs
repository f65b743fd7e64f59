/**
 * Writes a bundle in ASCII. With one character beyond Latin-1 an engine holds all of a script in two bytes a character,
 * and reads it slower. esbuild's own `charset` leaves tagged templates and regular expressions as they are.
 */

/**
 * Returns a script with escapes in place of all other characters. It means the same unless it reads its own source:
 * `String.raw`, `toString()` of a function.
 * @param {string} code
 * @throws Error where an escape would not mean the same
 */
export function inAscii(code) {
  return code.replace(/[\u0080-\uffff]/g, (unit, at) => {
    if (/\\*$/.exec(code.slice(Math.max(0, at - 8), at))[0].length % 2 === 1)
      throw new Error(`A backslash stands before ${unit}: ${code.slice(Math.max(0, at - 40), at + 1)}`);
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
