/** Messages for the words behind verdicts, for an editor that highlights them itself. */
import type { Range } from 'vscode-languageserver-types';

/** Client to server, request: returns the evidence in a range of a file. */
export const evidence = 'twotrack/evidence';
export interface EvidenceParams {
  readonly uri: string;
  readonly range: Range;
}
/** `context`: considered, but not used for the verdict. `version`: the document version to which the ranges apply. */
export interface EvidenceResult {
  readonly version: number;
  readonly marks: readonly {
    readonly range: Range;
    readonly kind: 'operational' | 'strategic' | 'context';
  }[];
}
