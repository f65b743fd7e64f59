/** `classify`: returns which track items read like, in the format of `twotrack classify --format json`. */
import { z } from 'zod';
import { classifiedIn } from './classified.ts';
import { told } from './told.ts';
import { defineTool, stretch } from './tool.ts';
import { idsOf } from './world.ts';

export const classify = defineTool({
  name: 'classify',
  title: 'Classify items',
  description:
    'Says for each item whether its text reads operational (improving what is), strategic (changing what is done), mixed or unclear, with a confidence and the words it rests on. The verdict considers everything except the declared track. Pass `text` to judge a portfolio that is not in a file yet.',
  input: z.strictObject({
    path: z.string().optional().describe('A folder or file, relative to the server’s folder.'),
    text: z
      .string()
      .optional()
      .describe(
        'A complete portfolio file as YAML: replaces the file at `path`, or is a portfolio of its own.',
      ),
    items: z.array(z.string()).optional().describe('Only these ids.'),
    offset: z.int().min(0).default(0).describe('`next` of the previous answer.'),
    limit: z.int().min(1).max(500).default(50),
  }),
  async run({ path, text, items, offset, limit }, open) {
    const world = await open({ path, text });
    const { files } = world;
    const ids = idsOf(world, items);
    const all = classifiedIn(files, world.named).filter(
      ({ id }) => ids === null || (id !== null && ids.has(id)),
    );
    const { part, total, next } = stretch(all, offset, limit);
    return { version: 1, total, next, ...told(world), items: part };
  },
});
