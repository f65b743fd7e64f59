/**
 * The process behind `twotrack` of `cli.ts`: loads the bundled command line once, and runs one command after the other
 * as its entry does, each in its own folder with its own environment and input. Most of the time of a command that is
 * started anew goes into loading, and into the words of the trait engine.
 */
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';

/** What the parent asks for. */
export interface Asked {
  /** Written behind the output, on both streams, when the command has ended. */
  readonly mark: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard input in base64. */
  readonly input: string;
}

const [, , path = ''] = process.argv;
const load = createRequire(path);
/** The entry's own `main`, once it was loaded; loading runs the first command. */
let entry: { main(): Promise<void> } | undefined;
let current: Asked | undefined;

process.on('message', (asked: Asked) => {
  current = asked;
  process.chdir(asked.cwd);
  for (const name of Object.keys(process.env)) if (!(name in asked.env)) delete process.env[name];
  Object.assign(process.env, asked.env);
  process.argv = [process.execPath, path, ...asked.args];
  process.exitCode = undefined;
  const input = Readable.from([Buffer.from(asked.input, 'base64')], { objectMode: false });
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  // From here on nothing but the command keeps the process alive, so that its end is that of a process of its own.
  process.channel?.unref();
  if (entry === undefined) entry = load(path) as typeof entry;
  else void entry.main();
});

process.on('beforeExit', () => {
  if (current === undefined || !process.connected) return;
  const { mark } = current;
  current = undefined;
  process.channel?.ref();
  process.chdir(tmpdir());
  process.stdout.write(mark);
  process.stderr.write(mark);
  process.send?.(Number(process.exitCode ?? 0));
});
