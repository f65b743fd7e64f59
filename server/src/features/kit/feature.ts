/** Defines a feature: one LSP method, answered from a snapshot. One file each, listed in `index.ts`. */
import type {
  CancellationToken,
  ClientCapabilities,
  ProgressToken,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import type { FileSnapshot, Session } from '../../session/session.ts';

/** What the client can do, as far as features ask. */
export interface Client {
  readonly capabilities: ClientCapabilities;
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Text edits may carry annotations that ask for confirmation. */
  readonly annotations: boolean;
  /** Our own client: it opens rule pages and listens to model changes. */
  readonly own: boolean;
  /** Lines over entries are wanted. */
  readonly lenses: boolean;
  /** Asks for diagnostics, and is not pushed any: never both. */
  readonly pulls: boolean;
}
/** What a feature may say to the client on the way to its answer. */
export interface Outlet {
  /** Sends a part of the answer, or how far it is, under the token that the client gave. */
  readonly progress: (token: ProgressToken, value: unknown) => void;
  /** Asks to show a document; for a client with `window.showDocument`. */
  readonly show: (uri: string) => void;
  /** Notes that the client shows a text of ours that follows the portfolio: it is told when that may be another. */
  readonly supplied: (uri: string) => void;
}
export interface Call {
  readonly session: Session;
  readonly client: Client;
  readonly token: CancellationToken;
  /** Most findings shown for one file; 0 for all. */
  readonly maxFindings: number;
  readonly outlet: Outlet;
}

/** Answers a method on one document. `params` has a `textDocument`; an unknown document is answered with `none`. */
export interface DocumentFeature<P, R> {
  readonly on: 'document';
  readonly method: string;
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly none: R;
  /** Looks at no other entries than those of the block in question: need not wait until all are read. */
  readonly beforeRead?: true;
  /** Answers on a scenario, whose `document` is no file of its `portfolio`; where absent, with `none`. */
  readonly inScenario?: (file: FileSnapshot, params: P, call: Call) => R;
  readonly handle: (file: FileSnapshot, params: P, call: Call) => R;
}
/** Answers a method on everything that is open. */
export interface SessionFeature<P, R> {
  readonly on: 'session';
  readonly method: string;
  /** Takes its turns itself, by `session.inOrder` for each slice, so that a keystroke need not wait for all of it. */
  readonly slices?: true;
  /** Asks for no findings, or for those of one entry as far as they are there: need not wait for all. */
  readonly withoutFindings?: true;
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly handle: (params: P, call: Call) => R;
}
export type AnyFeature = DocumentFeature<never, unknown> | SessionFeature<never, unknown>;

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Defines a feature on one document. */
export function defineFeature<P extends DocumentParams, R>(
  feature: Omit<DocumentFeature<P, R>, 'on'>,
): AnyFeature {
  return { ...feature, on: 'document' } as unknown as AnyFeature;
}
/** Defines a feature on everything that is open. */
export function defineSessionFeature<P, R>(feature: Omit<SessionFeature<P, R>, 'on'>): AnyFeature {
  return { ...feature, on: 'session' } as unknown as AnyFeature;
}
