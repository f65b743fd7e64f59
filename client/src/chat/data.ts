/** Types of the data that the server sends to a view in a chat. */

export interface ChatPage {
  readonly view: 'picture' | 'patch';
  readonly version: string;
  /** Key of the drawing in the result's `_meta`. */
  readonly drawing: string;
  /** The available pictures, in the order of the tabs. */
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

/** Result of the `picture` tool. */
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

/** Result of the `propose` tool. */
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
