/** What a view of a chat is given with its page, as the server makes it. */

export interface ChatPage {
  readonly view: 'picture' | 'patch';
  readonly version: string;
  /** The key of an answer's `_meta` that holds the drawing. */
  readonly drawing: string;
  /** Names of the pictures that one can turn to. */
  readonly tabs: readonly { readonly id: string; readonly words: string }[];
  readonly words: Readonly<
    Record<
      | 'waiting'
      | 'cancelled'
      | 'failed'
      | 'lost'
      | 'tabs'
      | 'proposed'
      | 'notWritten'
      | 'refused'
      | 'finding'
      | 'putsRight'
      | 'brings'
      | 'nothing'
      | 'reads'
      | 'gone'
      | 'fresh'
      | 'apply',
      string
    >
  >;
}

/** An answer of `picture`. */
export interface Pictured {
  readonly view: string;
  readonly title: string;
  readonly line: string;
  readonly text: readonly string[];
}

interface Finding {
  readonly code: string;
  readonly item: string | null;
  readonly file: string;
  readonly message: string;
}

/** An answer of `propose`. */
export interface Proposed {
  readonly refused?: string;
  readonly title: string;
  readonly files: readonly string[];
  readonly patch: string;
  readonly finding: Finding | null;
  readonly evidence: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly evidence: readonly { readonly pole: string; readonly text: string }[];
  }[];
  readonly putsRight: readonly Finding[];
  readonly brings: readonly Finding[];
}
