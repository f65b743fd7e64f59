/** Defines features: each answers one LSP method from a snapshot. One file per feature, listed in `index.ts`. */
import type {
  CancellationToken,
  ClientCapabilities,
  CodeAction,
  ProgressToken,
  ServerCapabilities,
} from 'vscode-languageserver-protocol';
import type { z } from 'zod';
import type { FileSnapshot, Session } from '../../session/session.ts';

/** Client capabilities that features depend on. */
export interface Client {
  readonly capabilities: ClientCapabilities;
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Supports annotated text edits that ask for confirmation. */
  readonly annotations: boolean;
  /** Is our own extension, which opens rule pages and follows model changes. */
  readonly own: boolean;
  /** Wants code lenses. */
  readonly lenses: boolean;
  /** Pulls diagnostics. Such a client is never pushed any. */
  readonly pulls: boolean;
}
/** Side channels to the client while a request is answered. */
export interface Outlet {
  /** Sends partial results or progress under the client's token. */
  readonly progress: (token: ProgressToken, value: unknown) => void;
  /** Opens a document, if the client supports `window.showDocument`. */
  readonly show: (uri: string) => void;
  /** Shows a message to the person. */
  readonly say: (message: string) => void;
  /** Has the client apply the edit of a code action. */
  readonly apply: (action: CodeAction) => void;
  /** Registers a virtual document as shown, so that the client is notified when it may have changed. */
  readonly supplied: (uri: string) => void;
}
export interface Call {
  readonly session: Session;
  readonly client: Client;
  readonly token: CancellationToken;
  /** Maximum number of findings per file; 0 for no limit. */
  readonly maxFindings: number;
  readonly outlet: Outlet;
}

/** Answers a method about one document. `params` has a `textDocument`; for an unknown document the answer is `none`. */
export interface DocumentFeature<P, R> {
  readonly on: 'document';
  readonly method: string;
  /** What the parameters must hold; see `shapes.ts`. */
  readonly params: z.ZodType;
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly none: R;
  /** Reads no entries outside the block in question, so it need not wait until all are parsed. */
  readonly beforeRead?: true;
  /**
   * Answers in a scenario, whose `document` is not a file of its `portfolio`. If absent, the answer there is `none`.
   */
  readonly inScenario?: (file: FileSnapshot, params: P, call: Call) => R;
  readonly handle: (file: FileSnapshot, params: P, call: Call) => R;
}
/** Answers a method about everything that is open. */
export interface SessionFeature<P, R> {
  readonly on: 'session';
  readonly method: string;
  /** What the parameters must hold; see `shapes.ts`. */
  readonly params: z.ZodType;
  /** Slices its own work through `session.inOrder`, so that a keystroke need not wait for all of it. */
  readonly slices?: true;
  /** Reads no findings, or only those of one entry as far as they are known, so it need not wait for all. */
  readonly withoutFindings?: true;
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly handle: (params: P, call: Call) => R;
}
export type AnyFeature = DocumentFeature<never, unknown> | SessionFeature<never, unknown>;

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Defines a feature about one document. */
export function defineFeature<P extends DocumentParams, R>(
  feature: Omit<DocumentFeature<P, R>, 'on'>,
): AnyFeature {
  return { ...feature, on: 'document' } as unknown as AnyFeature;
}
/** Defines a feature about everything that is open. */
export function defineSessionFeature<P, R>(feature: Omit<SessionFeature<P, R>, 'on'>): AnyFeature {
  return { ...feature, on: 'session' } as unknown as AnyFeature;
}
