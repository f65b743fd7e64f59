/** Asks axe-core what a page keeps from people who use a screen reader or the keyboard alone, or who see little. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/** The parts of an axe-core finding that are reported. */
export interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly where: readonly string[];
}

/** Returns what axe-core finds in a page that is serious or worse. */
export async function serious(page: Frame | Page): Promise<readonly AxeFinding[]> {
  // Inject through the debugger, because the page's policy blocks foreign scripts.
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(runAxe);
}

/** Runs in the page. */
async function runAxe(): Promise<AxeFinding[]> {
  interface Axe {
    run(
      where: Document,
      options: object,
    ): Promise<{
      violations: readonly {
        id: string;
        impact: string | null;
        nodes: readonly { html: string; failureSummary?: string }[];
      }[];
    }>;
  }
  const { axe } = window as unknown as { axe: Axe };
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`),
    }));
}
