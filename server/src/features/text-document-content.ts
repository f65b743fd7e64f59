/** Provides virtual documents to clients of LSP 3.18: the page of a rule, and the review of a portfolio. */

import type {
  ClientCapabilities,
  TextDocumentContentParams,
  TextDocumentContentResult,
} from 'vscode-languageserver-protocol';
import { z } from 'zod';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { pages } from '../rules/pages.generated.ts';
import type { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { text } from './kit/shapes.ts';
import { reviewTextOf } from './review.ts';

/** URIs such as `twotrack:/rules/mixed-traits.md` and `twotrack:/review/name.md?folder`. */
const SCHEME = 'twotrack';
const RULES = `${SCHEME}:/rules/`;
const REVIEW = `${SCHEME}:/review`;

/** Tells whether a client can open them. */
export const opensTexts = (client: ClientCapabilities): boolean =>
  client.workspace?.textDocumentContent !== undefined;

/** The command that opens one. */
export const SHOW = 'twotrack.server.show';

/** Tells whether the command works for a client. */
export const showsTexts = (client: ClientCapabilities): boolean =>
  opensTexts(client) && client.window?.showDocument?.support === true;

/** Returns the URI of a rule's page. */
export const rulePageUri = (rule: string): string => `${RULES}${rule}.md`;

/** Returns the URI of a portfolio's review, with a name that reads well on a tab. */
export function reviewUri(session: Session, portfolio: Portfolio): string {
  const name = session.nameOf(portfolio).replace(/[^\p{L}\p{N}]+/gu, '-');
  return `${REVIEW}/${encodeURIComponent(name)}.md?${encodeURIComponent(portfolio.folder)}`;
}

export const textDocumentContent = defineSessionFeature<TextDocumentContentParams, TextDocumentContentResult>(
  {
    method: 'workspace/textDocumentContent',
    params: z.looseObject({ uri: text }),
    capabilities: (client): { workspace?: object } =>
      opensTexts(client) ? { workspace: { textDocumentContent: { schemes: [SCHEME] } } } : {},
    handle: ({ uri }, { session, outlet }) => {
      const page = uri.startsWith(RULES) ? uri.slice(RULES.length).replace(/\.md$/, '') : null;
      if (page !== null && Object.hasOwn(pages, page)) return { text: pages[page] ?? '' };
      if (!uri.startsWith(REVIEW)) return { text: t`Twotrack has no page at ${uri}.` };
      outlet.supplied(uri);
      const portfolio = portfolioOf(session, uri);
      return {
        text:
          portfolio === null
            ? t`There is no such portfolio open, or several are. Ask for the review from a file of it.`
            : reviewTextOf(session, portfolio),
      };
    },
  },
);

/** Returns the portfolio that a URI names; without a name, the only open one. */
function portfolioOf(session: Session, uri: string): Portfolio | null {
  const { portfolios } = session.workspace;
  const query = /\?(.*)$/.exec(uri)?.[1];
  if (query === undefined) return portfolios.size === 1 ? ([...portfolios.values()][0] ?? null) : null;
  try {
    // Some clients encode the query a second time.
    const folder = decodeURIComponent(query);
    return portfolios.get(folder) ?? portfolios.get(decodeURIComponent(folder)) ?? null;
  } catch {
    return null;
  }
}
