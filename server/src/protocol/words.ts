/** What an item is said to be, in the words of the language. */

export type Track = 'operational' | 'strategic' | 'neither';
export type Verdict = 'operational' | 'strategic' | 'mixed' | 'unclear';
export type Status = 'idea' | 'planned' | 'active' | 'paused' | 'done' | 'stopped';
export type Health = 'on-track' | 'at-risk' | 'off-track';
