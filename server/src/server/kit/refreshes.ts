/**
 * Requests refreshes from the client when unchanged files may render differently: diagnostics, code lenses, inlay
 * hints, colours. Requests only what the client supports.
 */
import {
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
  TextDocumentContentRefreshRequest,
  type WorkspaceClientCapabilities,
} from 'vscode-languageserver';
import type { Client } from '../../features/kit/feature.ts';
import { ask } from './ask.ts';
import { Debounce } from './debounce.ts';

/** What Helix, and others with its library, say of diagnostics: they spell the key in the singular. */
interface Misspelt extends WorkspaceClientCapabilities {
  readonly diagnostic?: WorkspaceClientCapabilities['diagnostics'];
}

export class Refreshes {
  readonly #debounce: Debounce;
  readonly #contentDebounce: Debounce;
  /** Virtual documents that the client requested and that depend on the portfolio. */
  readonly #supplied = new Set<string>();

  constructor(connection: Connection, { capabilities, pulls }: Client) {
    const able: Misspelt | undefined = capabilities.workspace;
    const diagnostics = able?.diagnostics ?? able?.diagnostic;
    const methods = [
      ...(pulls && diagnostics?.refreshSupport === true ? [DiagnosticRefreshRequest.method] : []),
      ...(able?.codeLens?.refreshSupport === true ? [CodeLensRefreshRequest.method] : []),
      ...(able?.inlayHint?.refreshSupport === true ? [InlayHintRefreshRequest.method] : []),
      ...(able?.semanticTokens?.refreshSupport === true ? [SemanticTokensRefreshRequest.method] : []),
    ];
    this.#debounce = new Debounce(() => {
      for (const method of methods) void ask(connection, method);
    });
    this.#contentDebounce = new Debounce(() => {
      const { method } = TextDocumentContentRefreshRequest;
      for (const uri of this.#supplied) void ask(connection, method, { uri });
      // The client requests the documents that it still shows again.
      this.#supplied.clear();
    });
  }

  askSoon(): void {
    this.#debounce.soon();
  }

  /** Records a virtual document that the client shows. */
  supplied(uri: string): void {
    this.#supplied.add(uri);
  }

  /** Schedules a request to the client to reload the virtual documents that it shows. */
  contentSoon(): void {
    if (this.#supplied.size > 0) this.#contentDebounce.soon();
  }

  cancel(): void {
    this.#debounce.cancel();
    this.#contentDebounce.cancel();
  }
}
