/** What the page of a meeting and its host say to each other. Each side checks what it hears. */
import type { MeetingDecision, MeetingPage } from '../../../server/src/protocol/meeting.ts';

export type ToMeeting =
  | { readonly kind: 'page'; readonly page: MeetingPage }
  /** A decision was written, by the number that the page gave it, or why it was not. */
  | { readonly kind: 'written'; readonly number: number; readonly refused: string }
  /** A split that was asked for was applied. */
  | { readonly kind: 'split'; readonly item: string }
  | { readonly kind: 'taken'; readonly done: boolean };
export type FromMeeting =
  | { readonly kind: 'ready' }
  | { readonly kind: 'decide'; readonly number: number; readonly decision: MeetingDecision }
  | { readonly kind: 'split'; readonly key: string; readonly item: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'minutes'; readonly text: string };

/** The element that holds the whole page where it stands alone in a file. */
export const meetingDataId = 'meeting-data';

/** A message of the page, or undefined for what is none. What a decision holds is checked by the server. */
export function readFromMeeting(value: unknown): FromMeeting | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const { kind } = value;
  if (kind === 'ready' || kind === 'undo') return { kind };
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
