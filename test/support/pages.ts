/** The pages of the documentation, and the fenced code within them. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
/** Paths from the root, with `/`, in order. */
export const pages: string[] = [];
for await (const path of glob(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: root })) {
  if (!path.startsWith('node_modules')) pages.push(path.replaceAll('\\', '/'));
}
pages.sort();
/** What each page says. */
export const texts = new Map(
  await Promise.all(pages.map(async (page) => [page, await readFile(join(root, page), 'utf8')] as const)),
);

export interface Fence {
  readonly language: string;
  readonly info: string;
  readonly text: string;
  /** From 1. */
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
/** The scenario that the page on them shows, for the commands that compare one. */
export const isScenario = ({ text }: Fence): boolean => text.startsWith('scenario:');
export const scenarios = fencesOf(texts.get('docs/what-if.md') ?? '').filter(isScenario);
