/** Reads the documentation pages and their fenced code. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
/** Paths relative to the root, with `/`, sorted. */
export const pages: string[] = [];
for await (const path of glob(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: root })) {
  if (!path.startsWith('node_modules')) pages.push(path.replaceAll('\\', '/'));
}
pages.sort();
/** Text of each page. */
export const texts = new Map(
  await Promise.all(pages.map(async (page) => [page, await readFile(join(root, page), 'utf8')] as const)),
);

export interface Fence {
  readonly language: string;
  readonly info: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}
export function fencesOf(text: string): Fence[] {
  return [...text.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```/gm)].map(
    ({ 1: language, 2: info, 3: body, index }) => ({
      language: language ?? '',
      info: (info ?? '').trim(),
      text: body ?? '',
      line: text.slice(0, index).split('\n').length,
    }),
  );
}
/** Matches the scenario on the page about them, for commands that compare one. */
export const isScenario = ({ text }: Fence): boolean => text.startsWith('scenario:');
export const scenarios = fencesOf(texts.get('docs/what-if.md') ?? '').filter(isScenario);
