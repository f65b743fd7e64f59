/** What a feature is: one LSP method, answered from a snapshot. One file each; `index.ts` lists them. */
import type {
  CancellationToken,
  ClientCapabilities,
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
}
export interface Call {
  readonly session: Session;
  readonly client: Client;
  readonly token: CancellationToken;
  /** Most findings shown for one file; 0 for all. */
  readonly most: number;
}

/** Answers a method on one document. `params` has a `textDocument`; an unknown document is answered with `none`. */
export interface DocumentFeature<P, R> {
  readonly on: 'document';
  readonly method: string;
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly none: R;
  readonly handle: (file: FileSnapshot, params: P, call: Call) => R;
}
/** Answers a method on everything that is open. */
export interface SessionFeature<P, R> {
  readonly on: 'session';
  readonly method: string;
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
