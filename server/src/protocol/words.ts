/** Values of an item's track, verdict, status and health. */

export type Track = 'operational' | 'strategic' | 'neither';
export type Verdict = 'operational' | 'strategic' | 'mixed' | 'unclear';
export type Status = 'idea' | 'planned' | 'active' | 'paused' | 'done' | 'stopped';
export type Health = 'on-track' | 'at-risk' | 'off-track';
