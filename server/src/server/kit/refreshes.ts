/**
 * Asks the client to ask again for what may read differently in files that it did not touch: diagnostics, lenses,
 * inlay hints, colours. Only for what the client can refresh.
 */
import {
  CodeLensRefreshRequest,
  type Connection,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
  TextDocumentContentRefreshRequest,
} from 'vscode-languageserver';
import type { Client } from '../../features/kit/feature.ts';
import { ask } from './ask.ts';
import { Debounce } from './debounce.ts';

export class Refreshes {
  readonly #debounce: Debounce;
  readonly #contentDebounce: Debounce;
  /** Texts of ours that the client asked for and that follow the portfolio. */
  readonly #supplied = new Set<string>();

  constructor(connection: Connection, { capabilities, pulls }: Client) {
    const able = capabilities.workspace;
    const methods = [
      ...(pulls && able?.diagnostics?.refreshSupport === true ? [DiagnosticRefreshRequest.method] : []),
      ...(able?.codeLens?.refreshSupport === true ? [CodeLensRefreshRequest.method] : []),
      ...(able?.inlayHint?.refreshSupport === true ? [InlayHintRefreshRequest.method] : []),
      ...(able?.semanticTokens?.refreshSupport === true ? [SemanticTokensRefreshRequest.method] : []),
    ];
    this.#debounce = new Debounce(() => {
      for (const method of methods) ask(connection, method);
    });
    this.#contentDebounce = new Debounce(() => {
      const { method } = TextDocumentContentRefreshRequest;
      for (const uri of this.#supplied) ask(connection, method, { uri });
      // Whoever still shows it asks for it again.
      this.#supplied.clear();
    });
  }

  askSoon(): void {
    this.#debounce.soon();
  }

  /** Notes a text that the client shows. */
  supplied(uri: string): void {
    this.#supplied.add(uri);
  }

  /** Has the client ask again for the texts of ours that it shows. */
  contentSoon(): void {
    if (this.#supplied.size > 0) this.#contentDebounce.soon();
  }

  cancel(): void {
    this.#debounce.cancel();
    this.#contentDebounce.cancel();
  }
}
