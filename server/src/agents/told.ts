/** Adds a caveat to answers: places that YAML could not parse, where items may be missing. */

import { type Unread, unreadIn } from './unread.ts';
import type { World } from './world.ts';

/** Returns `unread` if there is any such place. */
export function told({ files, named }: World): { readonly unread?: readonly Unread[] } {
  const unread = unreadIn(files, named);
  return unread.length === 0 ? {} : { unread };
}
