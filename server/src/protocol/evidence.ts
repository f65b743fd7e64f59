/** The words that verdicts rest on, for an editor that colours them itself. */
import type { Range } from 'vscode-languageserver-types';

/** Client to server, request: the evidence within a stretch of a file. */
export const evidence = 'twotrack/evidence';
export interface EvidenceParams {
  readonly uri: string;
  readonly range: Range;
}
/** `context`: read, and not used for the verdict. The version is that of the document at which the ranges hold. */
export interface EvidenceResult {
  readonly version: number;
  readonly marks: readonly {
    readonly range: Range;
    readonly kind: 'operational' | 'strategic' | 'context';
  }[];
}
