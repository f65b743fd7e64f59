/** Messages for a meeting on a portfolio: its agendas, and its decisions. */
import type { EarlierState } from './review.ts';

/** Client to server, request: returns the meeting page for the current portfolio, or the reason why there is none. */
export const meeting = 'twotrack/meeting';
export interface MeetingParams {
  readonly portfolio: string;
  /** The state at the last meeting. */
  readonly since?: EarlierState;
}
export type MeetingResult = { readonly refused: string } | MeetingPage;

/**
 * Client to server, request: returns one decision as a workspace edit, or the reason why not. The response is an
 * `EditResult`.
 */
export const decide = 'twotrack/decide';
export interface DecideParams {
  readonly portfolio: string;
  readonly decision: MeetingDecision;
}

/** Everything that the meeting page shows. */
export interface MeetingPage {
  readonly meeting: MeetingData;
  readonly words: MeetingWords;
  /** Style sheet with the colours. */
  readonly style: string;
}

interface Common {
  /** Id of the item; null for the portfolio. */
  readonly item: string | null;
  /** The day of the meeting, such as `2027-09-15`. */
  readonly date: string;
  readonly by?: string | undefined;
}
/** A single decision: sent by the page, and stored in minutes for `twotrack decide`. */
export type MeetingDecision = Common &
  (
    | {
        readonly act: 'decided';
        readonly decided: string;
        readonly asked?: string | undefined;
        readonly until?: string | undefined;
      }
    | { readonly act: 'end'; readonly end: string; readonly decided?: string | undefined }
    | {
        readonly act: 'stop';
        readonly reason: string;
        readonly freed?: string | undefined;
        readonly again?: string | undefined;
      }
    | { readonly act: 'split' }
    | { readonly act: 'countermeasure'; readonly measure: string; readonly countermeasure: string }
    | { readonly act: 'owner'; readonly owner: string }
    | { readonly act: 'looked' }
    /** `of`: the day of the decision that `decided` quotes. */
    | { readonly act: 'became'; readonly decided: string; readonly of: string; readonly became: string }
  );
export type MeetingAct = MeetingDecision['act'];

/** Mirrors the model in `report/meeting/model.ts`. */
export interface MeetingData {
  readonly name: string;
  readonly when: string;
  readonly day: string;
  readonly order: string;
  readonly headline: string;
  /** True if decisions on the portfolio as a whole can be written, because it has a root file. */
  readonly decidable: boolean;
  readonly earlier: readonly EarlierDecision[];
  readonly agendas: readonly MeetingAgenda[];
}
export interface MeetingAgenda {
  readonly id: 'strategic' | 'operational' | 'open' | 'goals';
  readonly name: string;
  readonly topics: readonly MeetingTopic[];
  readonly rest: readonly MeetingTopic[];
}
export interface MeetingTopic {
  readonly on: 'goal' | 'item';
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  readonly facts: readonly string[];
  readonly reasons: readonly {
    readonly kind: 'asks' | 'red' | 'sign' | 'changed' | 'late' | 'mixed';
    readonly words: string;
  }[];
  readonly words: string;
  readonly measures: readonly {
    readonly name: string;
    readonly last: string;
    readonly when: string;
    readonly plan: string;
    readonly target: string;
    readonly behind: boolean;
    readonly countermeasure: string;
  }[];
  readonly milestones: readonly { readonly words: string; readonly late: boolean; readonly done: boolean }[];
  readonly asked: string;
  readonly last: EarlierDecision | null;
  readonly owner: string;
  readonly end: string;
  readonly effort: string;
  readonly room: readonly string[];
}
export interface EarlierDecision {
  readonly item: string | null;
  readonly whole: boolean;
  readonly writable: boolean;
  readonly title: string;
  readonly decided: string;
  readonly date: string;
  readonly when: string;
  readonly tone: 'good' | 'gap' | 'open';
  readonly became: string;
  readonly open: boolean;
  readonly question: boolean;
}

/** Texts of the page, in the display language; `%1` and `%2` are placeholders. */
export type MeetingWords = Readonly<Record<MeetingWord, string>>;
export type MeetingWord =
  | 'begin'
  | 'next'
  | 'back'
  | 'agenda'
  | 'minutes'
  | 'undo'
  | 'keys'
  | 'pause'
  | 'goOn'
  | 'of'
  | 'thisItem'
  | 'over'
  | 'left'
  | 'inMinutes'
  | 'minutesFor'
  | 'earlier'
  | 'noEarlier'
  | 'sayBecame'
  | 'onAgenda'
  | 'nothingOnAgenda'
  | 'restOf'
  | 'wordsOf'
  | 'noWords'
  | 'measures'
  | 'noMeasures'
  | 'read'
  | 'notRead'
  | 'plan'
  | 'target'
  | 'behind'
  | 'countermeasure'
  | 'milestones'
  | 'room'
  | 'lastDecision'
  | 'noDecision'
  | 'late'
  | 'met'
  | 'became'
  | 'asked'
  | 'decidedNow'
  | 'goalOnly'
  | 'noId'
  | 'save'
  | 'cancel'
  | 'copy'
  | 'copied'
  | 'notCopied'
  | 'ofWhole'
  | 'decideWhole'
  | 'becameOf'
  | 'saveMinutes'
  | 'openMinutes'
  | 'notSaved'
  | 'whatDecided'
  | 'by'
  | 'until'
  | 'answers'
  | 'why'
  | 'newEnd'
  | 'wasEnd'
  | 'reason'
  | 'freed'
  | 'states'
  | 'again'
  | 'whichMeasure'
  | 'owner'
  | 'wasOwner'
  | 'whatBecame'
  | 'noDate'
  | 'missing'
  | 'acts'
  | 'doDecided'
  | 'doEnd'
  | 'doStop'
  | 'doSplit'
  | 'doCountermeasure'
  | 'doOwner'
  | 'doLooked'
  | 'splitNote'
  | 'taken'
  | 'allKeys'
  | 'seen'
  | 'notReached'
  | 'nothingDecided'
  | 'mLooked'
  | 'mSplit'
  | 'mEnd'
  | 'mStop'
  | 'mFreed'
  | 'mAgain'
  | 'mCountermeasure'
  | 'mOwner'
  | 'mBy'
  | 'mUntil'
  | 'howToWrite';
