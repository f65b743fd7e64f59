/** What a client may send at the start. */

/** `initializationOptions` that any client may send. */
export interface InitializationOptions {
  /** `YYYY-MM-DD`; the system's date where absent. */
  readonly today?: string;
  /** The client answers `twotrack/find` and `twotrack/read`: read through it and not from disk. */
  readonly filesThroughClient?: boolean;
  /** The client listens to `twotrack/modelChanged`. */
  readonly modelChanged?: boolean;
  /** The client can open a rule page by the command `twotrack.explainRule`. */
  readonly rulePages?: boolean;
  /** English to the language of the editor, as in a bundle of `vscode.l10n`; English where absent. */
  readonly translations?: Readonly<Record<string, string>>;
  /** A line over each entry; true where absent. */
  readonly lenses?: boolean;
  /** Most findings published for one file; default 500, 0 for all. */
  readonly maxFindings?: number;
  /**
   * How sure a verdict must be before it is a finding, by rule, where the portfolio does not say: from the threshold of
   * the rule to 0.95.
   */
  readonly confidence?: Partial<Readonly<Record<'mixed-traits' | 'misclassified' | 'unclassified', number>>>;
}
