/**
 * Builds everything that ships into dist/ and, with --tests, the suites that run inside VS Code into out/test/.
 *
 *   node esbuild.mjs [--production] [--watch] [--tests] [--to=FOLDER]
 *
 * --to builds the dist/ of another folder. dist/packages.json says which packages are in a bundle.
 */

import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { inAscii } from './scripts/ascii.mjs';
import { fontsInside, slidesAlone } from './scripts/print-libraries.mjs';
import { weightsByColumns } from './scripts/weights-columns.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const to = process.argv.find((word) => word.startsWith('--to='))?.slice('--to='.length) ?? root;

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: production ? 'none' : 'eof',
  loader: { '.md': 'text' },
  logLevel: 'silent',
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  metafile: !watch,
};

/** zod brings its messages in fifty languages, and its barrel keeps them all; none is ever shown. */
const noLocales = {
  name: 'no-locales',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export {};',
    }));
  },
};

/** What runs in Node alone: a shell, and the suites in the extension host. */
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  define: { 'import.meta.url': 'importMetaUrl' },
  plugins: [noLocales, weightsByColumns],
};

/** What runs in a browser or a web worker alone: a package's own `browser` fields and conditions win. */
const browser = {
  ...shared,
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'worker'],
  define: { global: 'globalThis' },
};

/**
 * What runs in Node and in a web worker alike, from one file: two would be the same code twice. What only one of them
 * has is imported when it is known which it is, so that nothing of Node's is asked for in a worker.
 */
const everywhere = {
  ...node,
  conditions: ['node', 'browser', 'module'],
  alias: {
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
    // The one for node asks for threads as it is loaded, and a worker in a browser has no `require`.
    fflate: join(root, 'node_modules/fflate/esm/browser.js'),
    // The library of the server brings the same code once more, under an older version.
    'vscode-languageserver-types': join(root, 'node_modules/vscode-languageserver-types/lib/esm/main.js'),
  },
};

/** The bundles are CommonJS, where `import.meta.url` of a bundled package would be empty. */
const metaUrl =
  "const importMetaUrl = typeof require === 'function' && typeof __filename === 'string' ? require('node:url').pathToFileURL(__filename).href : '';";
const shebang = { js: `#!/usr/bin/env node\n${metaUrl}` };

/** Leaves a file out of a bundle, to be read from the one beside it only when it is wanted. */
function beside(file, bundle) {
  return {
    name: 'beside',
    setup(build) {
      const filter = new RegExp(`/${file.replaceAll('.', '\\.')}$`);
      build.onResolve({ filter }, () => ({ path: bundle, external: true }));
    },
  };
}

/** What only some ask for stands in a file of its own, beside the one that asks. */
const printBeside = beside('print/print.ts', './print.js');

/** The shipped bundles. A bundle whose entry does not exist is left out with a line. */
const bundles = [
  {
    ...everywhere,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    banner: { js: metaUrl },
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/src/two-paths/page.ts'],
    outfile: 'dist/two-paths.page.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/src/triage/page.ts'],
    outfile: 'dist/triage.page.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/src/split/page.ts'],
    outfile: 'dist/split.page.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/src/form/page.ts'],
    outfile: 'dist/form.page.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/src/import-page/page.ts'],
    outfile: 'dist/import.page.js',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: ['client/src/meeting/page.ts'],
    outfile: 'dist/meeting.page.js',
  },
  {
    ...everywhere,
    entryPoints: ['server/src/hosts/entry.ts'],
    outfile: 'dist/server.js',
    banner: shebang,
    plugins: [...everywhere.plugins, printBeside, beside('sdk.ts', './mcp-sdk.js')],
  },
  {
    ...node,
    // As a module its functions are called directly; those of CommonJS through a getter each time.
    alias: { yaml: everywhere.alias.yaml },
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: shebang,
    plugins: [...node.plugins, beside('sdk.ts', './mcp-sdk.js'), printBeside],
  },
  {
    ...node,
    entryPoints: ['server/src/cli/mcp/sdk.ts'],
    outfile: 'dist/mcp-sdk.js',
    banner: { js: metaUrl },
  },
  {
    ...node,
    entryPoints: ['server/src/print/print.ts'],
    outfile: 'dist/print.js',
    banner: { js: metaUrl },
    plugins: [...node.plugins, fontsInside(root, production), slidesAlone],
  },
];

/**
 * Mocha's browser build serves both hosts: it needs no file system and loads no file by itself. It is CommonJS in a
 * package that says "type": "module": handed over as text, lest its exports become the bundle's.
 */
const browserMocha = {
  name: 'browser-mocha',
  setup(build) {
    build.onResolve({ filter: /^mocha$/ }, () => ({ path: 'mocha', namespace: 'browser-mocha' }));
    build.onLoad({ filter: /.*/, namespace: 'browser-mocha' }, async () => ({
      contents: await readFile(join(root, 'node_modules/mocha/mocha.js'), 'utf8'),
      loader: 'js',
    }));
  },
};

/**
 * One bundle per folder of test/vscode/host and per host. The entry is made up here: it loads the folder's test
 * files after Mocha has set its globals, in the order of their names.
 */
async function testBundles() {
  const host = join(root, 'test/vscode/host');
  if (!existsSync(host)) return [];
  const suites = (await readdir(host, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const made = [];
  for (const suite of suites) {
    const files = (await readdir(join(host, suite.name))).filter((name) => name.endsWith('.test.ts')).sort();
    const contents = [
      `import { runMocha } from './mocha.ts';`,
      `export function run() {`,
      `  return runMocha(() => {`,
      ...files.map((name) => `    require('./${suite.name}/${name}');`),
      `  });`,
      `}`,
    ].join('\n');
    const stdin = { contents, resolveDir: host, sourcefile: `${suite.name}.entry.js`, loader: 'js' };
    const both = { stdin, plugins: [browserMocha], external: ['vscode'], sourcemap: 'inline', minify: false };
    made.push({ ...node, ...both, outfile: `out/test/node/${suite.name}.js` });
    made.push({ ...browser, ...both, outfile: `out/test/web/${suite.name}.js` });
  }
  return made;
}

/** Bundles being built; in --watch the task is done when none is left. */
const building = new Set();

/** Prints errors and warnings in the form that .vscode/tasks.json matches, then a line with what was made. */
function report(name) {
  return {
    name: 'report',
    setup(build) {
      let started = 0;
      build.onStart(() => {
        started = Date.now();
        if (watch && building.size === 0) console.log('[watch] build started');
        building.add(name);
      });
      build.onEnd(({ errors, warnings }) => {
        printMessages('ERROR', errors);
        printMessages('WARNING', warnings);
        building.delete(name);
        if (watch && building.size === 0) console.log('[watch] build finished');
        if (!watch && errors.length === 0) console.log(`${name}  ${Date.now() - started} ms`);
      });
    },
  };
}

function printMessages(kind, messages) {
  for (const { text, location } of messages) {
    console.error(`✘ [${kind}] ${text}`);
    if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
  }
}

/** Rewrites the bundles in ASCII; see `inAscii`. Without source maps, whose columns would be others. */
async function writeAscii(built) {
  for (const { outfile } of built) {
    const path = join(to, outfile);
    if (existsSync(path)) await writeFile(path, inAscii(await readFile(path, 'utf8')));
  }
}

/** Writes which packages have code in which bundle, by their folders. */
async function writePackages(built, results) {
  const packages = {};
  for (const [at, { outfile }] of built.entries()) {
    const outputs = Object.values(results[at].value?.metafile?.outputs ?? {});
    const inputs = outputs.flatMap((output) =>
      Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    );
    const folders = inputs.flatMap(
      (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
    );
    packages[outfile] = [...new Set(folders)].sort();
  }
  await writeFile(join(to, 'dist/packages.json'), `${JSON.stringify(packages, null, 2)}\n`);
}

async function main() {
  if (tests) await rm(join(root, 'out/test'), { recursive: true, force: true });
  const wanted = [...bundles, ...(tests ? await testBundles() : [])];
  const present = wanted.filter(({ entryPoints, outfile }) => {
    if (!entryPoints || existsSync(join(root, entryPoints[0]))) return true;
    console.log(`${outfile}  skipped: ${entryPoints[0]} does not exist`);
    return false;
  });
  const contexts = await Promise.all(
    present.map((options) =>
      context({
        ...options,
        outfile: join(to, options.outfile),
        plugins: [...(options.plugins ?? []), report(options.outfile)],
      }),
    ),
  );
  if (watch) {
    await Promise.all(contexts.map((each) => each.watch()));
    return;
  }
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (production) await writeAscii(present.filter(({ sourcemap }) => sourcemap === false));
  for (const { banner, outfile } of present) {
    if (banner === shebang && existsSync(join(to, outfile))) await chmod(join(to, outfile), 0o755);
  }
  await writePackages(present, results);
  if (results.some((result) => result.status === 'rejected')) process.exitCode = 1;
}

await main();
