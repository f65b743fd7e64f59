/** Splits the Markdown page of a rule into sections. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, parseSuite } from './literate.ts';

const folder = join(import.meta.dirname, '../../server/src/rules');

/** Reads the page beside a rule; returns null if there is none. */
export function readPage(id: string): string | null {
  const path = join(folder, `${id}.md`);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : null;
}

/** Returns the text below each second-level heading, in order. */
export function sectionsOf(page: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let fence = false;
  let heading = '';
  for (const line of page.split('\n')) {
    if (line.startsWith('```')) fence = !fence;
    const match = fence ? null : /^## (.+)$/.exec(line);
    if (match === null) sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
    else {
      heading = (match[1] as string).trim();
      sections.set(heading, '');
    }
  }
  sections.delete('');
  return sections;
}

/** Returns the portfolio in a section's YAML fences; null if there are none. */
export function exampleOf(section: string): Case | null {
  return parseSuite(section)[0] ?? null;
}
