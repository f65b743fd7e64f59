/** Writes files atomically, so that a full disk or a power failure leaves the old one intact. */
import { randomBytes } from 'node:crypto';
import {
  access,
  constants,
  lstat,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from './terminal.ts';
import { whyNot } from './why-not.ts';

/**
 * Writes a temporary file and renames it. Follows links, preserves the file mode.
 * @throws UsageError with the reason
 */
export async function writeFileSafely(path: string, text: string | Uint8Array): Promise<void> {
  const isLink = await lstat(path).then(
    (info) => info.isSymbolicLink(),
    () => false,
  );
  let aside: string | null = null;
  try {
    const target = isLink ? await realpath(path) : path;
    const info = await stat(target).catch(() => null);
    if (info !== null && !info.isFile() && !info.isDirectory()) {
      // Write directly to a device or pipe, such as /dev/stdout: it must not be replaced.
      await writeFile(target, text);
      return;
    }
    // Renaming would replace a file that is write-protected too.
    if (info !== null) await access(target, constants.W_OK);
    const mode = info?.mode ?? 0o666;
    aside = join(dirname(target), `.twotrack-${process.pid}-${randomBytes(4).toString('hex')}`);
    const file = await open(aside, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, target);
  } catch (error) {
    // If removing it fails too, report only the error of the write.
    if (aside !== null) await rm(aside, { force: true }).catch(() => {});
    throw new UsageError(`${path}: cannot be written: ${whyNot(error)}`);
  }
}

/** Checks whether a file begins with a byte order mark, which an edit must preserve. */
export async function hasBom(path: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
