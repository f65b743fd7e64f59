/** Types of the data that the server sends to a wall page. */

export type Path = 'strategic' | 'operational' | 'open';
export type Tone = 'good' | 'gap' | 'open' | 'plain';

export interface Row {
  readonly path: Path | null;
  readonly title: string;
  readonly lines: readonly string[];
  readonly note: string;
  readonly tone: Tone;
}

export interface Screen {
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  readonly said: string;
  readonly rows: readonly Row[];
  readonly bar: {
    readonly parts: readonly { readonly kind: string; readonly percent: number; readonly words: string }[];
    readonly target: { readonly percent: number; readonly words: string } | null;
  } | null;
  readonly paths: readonly {
    readonly path: Path;
    readonly name: string;
    readonly figures: readonly { readonly figure: string; readonly words: string }[];
  }[];
}

export interface WallPage {
  readonly wall: { readonly name: string; readonly day: string; readonly screens: readonly Screen[] };
  readonly words: Readonly<
    Record<
      | 'strategic'
      | 'operational'
      | 'open'
      | 'hold'
      | 'goOn'
      | 'back'
      | 'next'
      | 'part'
      | 'more'
      | 'asOf'
      | 'lost',
      string
    >
  >;
  /** Why some files could not be parsed; empty if all could. */
  readonly notice: string;
  /** Time at which they were read, `14:32`. */
  readonly read: string;
}
