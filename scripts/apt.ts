/** Installs Debian packages that tests need. */
import { onPath, run } from './run.ts';

/**
 * Installs packages with apt-get; only as root, and where apt-get exists.
 * @param what name of the program, for the progress message
 * @param say receives the progress message, and apt-get's error if it fails
 * @returns true if the packages are installed
 */
export async function fromDebian(
  what: string,
  packages: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  say(`Installing ${what} with apt-get, once …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Wait for the lock if another process is installing.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...patient, 'update', '-qq'], { env, output: 'keep' });
  const install = [...patient, 'install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code, output } = await run('apt-get', install, { env, output: 'keep' });
  if (code !== 0) say(`apt-get could not install it:\n${output.trimEnd().split('\n').slice(-3).join('\n')}`);
  return code === 0;
}
