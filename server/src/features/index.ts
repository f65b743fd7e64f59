/** Every feature of the server. A new one is one file and one line here. */
import { codeAction, codeActionResolve } from './code-action.ts';
import { documentDiagnostic } from './document-diagnostic.ts';
import { documentSymbol } from './document-symbol.ts';
import type { AnyFeature } from './feature.ts';
import { nodeAt } from './node-at.ts';
import { portfolios } from './portfolios.ts';
import { rulePage } from './rule-page.ts';
import { tree } from './tree.ts';
import { workspaceDiagnostic } from './workspace-diagnostic.ts';

export const features: readonly AnyFeature[] = [
  documentDiagnostic,
  workspaceDiagnostic,
  codeAction,
  codeActionResolve,
  documentSymbol,
  portfolios,
  tree,
  nodeAt,
  rulePage,
];
