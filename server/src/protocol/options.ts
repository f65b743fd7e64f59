/** Options that a client may send at start-up. */

/** `initializationOptions` of any client. */
export interface InitializationOptions {
  /** `YYYY-MM-DD`; the system's date if absent or empty. */
  readonly today?: string;
  /** The client implements `twotrack/find` and `twotrack/read`: files are read through it instead of from disk. */
  readonly filesThroughClient?: boolean;
  /** The client handles `twotrack/modelChanged`. */
  readonly modelChanged?: boolean;
  /** The client can open a rule's page by the command `twotrack.explainRule`. */
  readonly rulePages?: boolean;
  /** Translations of English texts, as in a bundle of `vscode.l10n`; English if absent. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Whether to show a code lens above each entry; true if absent. */
  readonly lenses?: boolean;
  /** Maximum number of findings published per file; 500 by default, 0 for all. */
  readonly maxFindings?: number;
  /**
   * Minimum confidence at which a verdict becomes a finding, by rule, unless the portfolio sets it: from the rule's
   * threshold up to 0.95, or 0.75 for `mixed-traits`.
   */
  readonly confidence?: Partial<Readonly<Record<'mixed-traits' | 'misclassified' | 'unclassified', number>>>;
}

/** What a client may change while the server runs, as `settings.twotrack` of `workspace/didChangeConfiguration`. */
export type LiveOptions = Pick<InitializationOptions, 'today' | 'lenses' | 'maxFindings' | 'confidence'>;
