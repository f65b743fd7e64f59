/** What a command is: one file each, and one line in `all.ts`. */
import type { CommandId } from '../../services/contributions.ts';
import type { Services } from './services.ts';

export interface Command {
  readonly id: CommandId;
  /**
   * `args` is what VS Code hands over: from a menu of the tree the row and all selected rows, from a key in the tree
   * `{from: 'view'}`, from the palette nothing.
   */
  run(services: Services, args: readonly unknown[]): Promise<void>;
}
