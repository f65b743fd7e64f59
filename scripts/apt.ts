/** Programs from Debian and its kin, for tests that need them. */
import { onPath, run } from './run.ts';

/**
 * Installs packages with apt-get, for root where there is one.
 * @param what the thing in words, for the line that says so
 * @returns whether they are there now; `say` is told why not
 */
export async function fromDebian(
  what: string,
  packages: readonly string[],
  say: (line: string) => void,
): Promise<boolean> {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  say(`Installing ${what} with apt-get, once …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another process may be at it: its packages are waited for, not fetched from elsewhere.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...patient, 'update', '-qq'], { env, output: 'keep' });
  const install = [...patient, 'install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code, output } = await run('apt-get', install, { env, output: 'keep' });
  if (code !== 0) say(`apt-get could not install it:\n${output.trimEnd().split('\n').slice(-3).join('\n')}`);
  return code === 0;
}
