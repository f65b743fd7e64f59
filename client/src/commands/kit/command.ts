/** Defines the shape of a command. Each has a file of its own and one line in `all.ts`. */
import type { CommandId } from '../../services/contributions.ts';
import type { Services } from './services.ts';

export interface Command {
  readonly id: CommandId;
  /**
   * Runs the command.
   * @param args as passed by VS Code: the row and all selected rows from a menu of the tree, `{from: 'view'}` from a
   * key in the tree, nothing from the palette
   */
  run(services: Services, args: readonly unknown[]): Promise<void>;
}
