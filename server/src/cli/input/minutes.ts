/** Extracts decisions from minutes: the fenced block at their end, written by the meeting page. */
import { type MeetingDecision, readDecision } from '../../edits/decide/decision.ts';
import { UsageError } from '../output/terminal.ts';

const FENCE = /^```json twotrack-decisions[ \t]*\r?\n([\s\S]*?)^```[ \t]*$/gm;

/**
 * Parses the decisions of minutes, in order.
 * @param name the file as messages name it
 * @throws UsageError if there are none, or one is invalid
 */
export function decisionsIn(text: string, name: string): readonly MeetingDecision[] {
  const blocks = [...text.matchAll(FENCE)].map(([, block = '']) => block);
  if (blocks.length === 0)
    throw new UsageError(
      `${name}: no decisions in it: minutes carry them in a block that begins with \`\`\`json twotrack-decisions`,
    );
  return blocks.flatMap((block) => {
    const values = parsed(block, name);
    return values.map((value, at) => {
      const decision = readDecision(value);
      if ('problem' in decision) throw new UsageError(`${name}: decision ${at + 1}: ${decision.problem}`);
      return decision;
    });
  });
}

function parsed(block: string, name: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(block);
  } catch (error) {
    throw new UsageError(`${name}: its decisions cannot be read: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new UsageError(`${name}: its decisions are not a list`);
  return value as readonly unknown[];
}
