/** What an answer cannot know: places that YAML could not read, where items may be missing. */

import { type Unread, unreadIn } from './unread.ts';
import type { World } from './world.ts';

/** `unread`, where there is any. */
export function told({ files, named }: World): { readonly unread?: readonly Unread[] } {
  const unread = unreadIn(files, named);
  return unread.length === 0 ? {} : { unread };
}
