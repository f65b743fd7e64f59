/** Renders facts as a Markdown list. */
import { t } from '../../core/text/l10n.ts';
import { type Fact, MAX_BEHIND, type Named, type Tone } from '../facts/told.ts';
import { grouped } from '../facts/words.ts';
import { markdownText } from './markdown-text.ts';

export const signs: Readonly<Record<Tone, string>> = { good: '✅', gap: '⚠️', open: '❔', plain: '' };

/** Renders each fact with its items on a line below; up to `most` of them by name. */
export function factList(facts: readonly Fact[], most = MAX_BEHIND): string {
  return facts
    .map(({ tone, words, behind }) => {
      const sign = tone === 'gap' || tone === 'open' ? `${signs[tone]} ` : '';
      const said = `- ${sign}${markdownText(words)}`;
      return behind.length === 0 ? said : `${said}\n  <br>${names(behind, most)}`;
    })
    .join('\n');
}

function names(behind: readonly Named[], most: number): string {
  const said = behind
    .slice(0, most)
    .map(
      ({ title, note }) => `*${markdownText(title)}*${note === undefined ? '' : ` (${markdownText(note)})`}`,
    );
  const more = behind.length - most;
  return said.join('; ') + (more > 0 ? t`; and ${grouped(more)} more` : '');
}
