/** `explain`: returns all evidence behind an item's verdict, in the format of `twotrack explain --format json`. */
import { z } from 'zod';
import { explainedJson } from './explained.ts';
import { defineTool } from './tool.ts';
import { itemOf } from './world.ts';

export const explain = defineTool({
  name: 'explain',
  title: 'Explain the verdict on an item',
  description:
    'Gives every piece of evidence behind the verdict on one item with its weight and place, what was counted for nothing and why, the thresholds, and the smallest change that would flip the verdict.',
  input: z.strictObject({
    item: z.string().describe('Id of the item.'),
    path: z.string().optional().describe('Where to look for it, relative to the folder of the server.'),
  }),
  async run({ item, path }, open) {
    const world = await open({ path });
    const { file } = itemOf(world, item);
    return explainedJson([file], item, world.named);
  },
});
