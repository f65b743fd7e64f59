/** Registers the edit verbs by name. `npm run generate` writes the names into the protocol. */
import type { Verb } from '../kit/verb.ts';
import { split } from '../split/split-item.ts';
import { moveToFile } from './move-to-file.ts';
import { newGoal, newItem } from './new-entry.ts';
import { setBalance } from './set-balance.ts';
import { setField } from './set-field.ts';
import { setGoal } from './set-goal.ts';
import { setStatus } from './set-status.ts';
import { setTeam } from './set-team.ts';
import { setTitle } from './set-title.ts';
import { setTrack } from './set-track.ts';

export const verbs = {
  'set-track': setTrack,
  'set-status': setStatus,
  'set-title': setTitle,
  'set-field': setField,
  'set-goal': setGoal,
  'set-team': setTeam,
  'set-balance': setBalance,
  'new-item': newItem,
  'new-goal': newGoal,
  split,
  'move-to-file': moveToFile,
} as const satisfies Readonly<Record<string, Verb>>;

export type VerbName = keyof typeof verbs;
