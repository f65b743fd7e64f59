/**
 * Shares VS Code servers and windows between the tests of a process. A window takes longer to open than most tests run,
 * so files that need the same window run in one process, one after the other.
 */
import { after } from 'node:test';
import { fewBuiltIn } from '../../scripts/vscode-server.ts';
import type { Workbench } from './workbench.ts';
import { type WindowWish, Workbenches } from './workbenches.ts';

/** A window in which the picture has room beside the text. */
export const WIDE: NonNullable<WindowWish['size']> = { width: 1440, height: 900 };

export interface Surroundings {
  /** False to open folders in restricted mode. */
  readonly trustAll?: boolean;
  /** Settings of every folder that is opened. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const servers = new Map<boolean, Promise<Workbenches>>();

after(async () => {
  for (const started of servers.values()) await started.then((workbenches) => workbenches.close());
});

/** Opens windows in one kind of surroundings. */
export class Windows {
  readonly #trustAll: boolean;
  readonly #settings: Surroundings['settings'];

  constructor({ trustAll = true, settings }: Surroundings = {}) {
    this.#trustAll = trustAll;
    this.#settings = settings;
  }

  /** Opens a window. */
  async open(fixture: string, size?: WindowWish['size']): Promise<Workbench> {
    return (await this.#server()).open(this.#wish(fixture, size));
  }

  /** Returns the window of the last test, cleaned up, if it had the same fixture, size and surroundings; else opens one. */
  async take(fixture: string, size?: WindowWish['size']): Promise<Workbench> {
    return (await this.#server()).take(this.#wish(fixture, size));
  }

  /** Keeps a window for the next test. */
  async giveBack(fixture: string, workbench: Workbench, size?: WindowWish['size']): Promise<void> {
    await (await this.#server()).giveBack(this.#wish(fixture, size), workbench);
  }

  /** Closes a window. */
  async discard(workbench: Workbench): Promise<void> {
    await (await this.#server()).discard(workbench);
  }

  #wish(fixture: string, size?: WindowWish['size']): WindowWish {
    return { fixture, settings: this.#settings, size };
  }

  /** Starts the server on first use. */
  #server(): Promise<Workbenches> {
    const known = servers.get(this.#trustAll);
    if (known !== undefined) return known;
    const started = Workbenches.start({ trustAll: this.#trustAll, builtIn: fewBuiltIn });
    servers.set(this.#trustAll, started);
    return started;
  }
}
