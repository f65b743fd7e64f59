/** Messages between the meeting page and its host. Each side validates what it receives. */
import type { MeetingDecision, MeetingPage } from '../../../server/src/protocol/meeting.ts';

export type ToMeeting =
  | { readonly kind: 'page'; readonly page: MeetingPage }
  /** A decision was written; `number` is the page's. If not, `refused` holds the reason, else it is empty. */
  | { readonly kind: 'written'; readonly number: number; readonly refused: string }
  /** A split that the page asked for was applied. */
  | { readonly kind: 'split'; readonly item: string }
  /** The decision of this number was taken back, if `done`. */
  | { readonly kind: 'taken'; readonly number: number; readonly done: boolean };
export type FromMeeting =
  | { readonly kind: 'ready' }
  | { readonly kind: 'decide'; readonly number: number; readonly decision: MeetingDecision }
  | { readonly kind: 'split'; readonly key: string; readonly item: string }
  | { readonly kind: 'undo'; readonly number: number }
  | { readonly kind: 'minutes'; readonly text: string };

/** Id of the element that holds the data when the page is a file of its own. */
export const meetingDataId = 'meeting-data';

/**
 * Parses a message from the page; returns undefined if it is invalid. Leaves the content of a decision for the server
 * to validate.
 */
export function readFromMeeting(value: unknown): FromMeeting | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const { kind } = value;
  if (kind === 'ready') return { kind };
  if (kind === 'undo' && 'number' in value && typeof value.number === 'number')
    return { kind, number: value.number };
  if (kind === 'minutes' && 'text' in value && typeof value.text === 'string')
    return { kind, text: value.text };
  if (kind === 'split' && 'key' in value && 'item' in value)
    return typeof value.key === 'string' && typeof value.item === 'string'
      ? { kind, key: value.key, item: value.item }
      : undefined;
  if (kind !== 'decide' || !('number' in value) || !('decision' in value)) return undefined;
  const { number, decision } = value;
  return typeof number === 'number' && typeof decision === 'object' && decision !== null
    ? { kind, number, decision: decision as MeetingDecision }
    : undefined;
}
