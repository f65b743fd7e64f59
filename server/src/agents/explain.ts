/** `explain`: returns all evidence behind an item's verdict, in the format of `twotrack explain --format json`. */
import { z } from 'zod';
import { explained, explainedJson } from './explained.ts';
import { defineTool } from './tool.ts';
import { itemOf } from './world.ts';

export const explain = defineTool({
  name: 'explain',
  title: 'Explain the verdict on an item',
  description:
    'Returns every piece of evidence behind the verdict on one item with its weight and place, what was not counted and why, the thresholds, the smallest change that would flip the verdict, and what people settled before.',
  input: z.strictObject({
    item: z.string().describe('Id of the item.'),
    path: z.string().optional().describe('A folder or file to search, relative to the server’s folder.'),
  }),
  async run({ item, path }, open) {
    const world = await open({ path });
    const { file } = itemOf(world, item);
    return explainedJson(await explained([file], item), world.named);
  },
});
