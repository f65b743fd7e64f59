#!/usr/bin/env node
/**
 * The pre-commit hooks: `hook.mjs check [PATH…]` fails on an error; `hook.mjs diff [PATH]` shows what the commit changes
 * and never fails for it.
 */
import { findCli, git, twotrack } from './twotrack.mjs';

const [verb, ...args] = process.argv.slice(2);
try {
  process.exitCode = run();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function run() {
  if (verb === 'check') return twotrack(findCli(), ['check', ...args], { show: true }).code;
  if (verb !== 'diff') {
    console.error('hook.mjs: check or diff');
    return 2;
  }
  // Before the first commit everything is new, and there is nothing to say.
  if (git(['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined) return 0;
  return twotrack(findCli(), ['diff', 'git:HEAD', ...(args.length === 0 ? ['.'] : args)], { show: true })
    .code;
}
