/** `check`: returns the findings, in the format of `twotrack check --format json`. */
import { z } from 'zod';
import { severities } from '../core/text/finding.ts';
import { diagnosticJson, findingsIn, summaryOf } from './report-finding.ts';
import { told } from './told.ts';
import { defineTool, stretch } from './tool.ts';
import { idsOf } from './world.ts';

export const check = defineTool({
  name: 'check',
  title: 'Check portfolios',
  description:
    'Returns the findings on portfolios: errors in the text, items that mix both tracks or are on the wrong one, what an item lacks for its track, the balance of the whole. Each has its place (lines and UTF-16 columns from 0) and the fixes that `propose` can make. Pass `text` to check a file that is not written yet.',
  input: z.strictObject({
    path: z
      .string()
      .optional()
      .describe(
        'A folder or file to report on, relative to the server’s folder; the whole portfolio around it is read.',
      ),
    text: z
      .string()
      .optional()
      .describe(
        'A complete portfolio file as YAML: replaces the file at `path`, or is a portfolio of its own.',
      ),
    severity: z.enum(severities).default('hint').describe('The lowest severity to report.'),
    items: z.array(z.string()).optional().describe('Only findings on these items.'),
    offset: z.int().min(0).default(0).describe('`next` of the previous answer.'),
    limit: z.int().min(1).max(1000).default(100),
  }),
  async run({ path, text, severity, items, offset, limit }, open) {
    const world = await open({ path, text });
    const { files } = world;
    const found = findingsIn(files, world.named);
    const ids = idsOf(world, items);
    const wanted = found.filter(
      (finding) =>
        severities.indexOf(finding.severity) <= severities.indexOf(severity) &&
        (ids === null || (finding.item !== null && ids.has(finding.item))),
    );
    const { part, total, next } = stretch(wanted, offset, limit);
    return {
      version: 1,
      summary: summaryOf(files, found),
      total,
      next,
      ...told(world),
      diagnostics: part.map(diagnosticJson),
    };
  },
});
