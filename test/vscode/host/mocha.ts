/**
 * Runs Mocha inside an extension host, in Node and in a web worker alike, from its browser build: no file system,
 * no process. What it prints goes to the console, from where each runner fetches it.
 */
// The browser build, by an alias of the bundler; it sets a global in place of exporting its class.
import 'mocha';

/** Marks our lines among all that a workbench prints; `runSuite` looks for it. */
const mark = '[suite] ';

function print(text: string): void {
  for (const line of text.split('\n')) console.log(mark + line);
}

/**
 * Sets up Mocha's globals, loads the tests and runs them.
 * @param load requires the test files, which register themselves.
 * @throws Error if any test failed, which is what both runners take for a failure.
 */
export async function runMocha(load: () => void): Promise<void> {
  const Mocha = (globalThis as unknown as { Mocha: typeof import('mocha') }).Mocha;
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, slow: 5_000, reporter: quietReporter() });
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  load();
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failed > 0) throw new Error(`${failed} tests failed`);
}

/** One line a test, the error under a failed one, and the count at the end. */
function quietReporter(): Mocha.ReporterConstructor {
  return class Quiet {
    constructor(runner: Mocha.Runner) {
      let passed = 0;
      let failed = 0;
      runner.on('pass', (test) => {
        passed += 1;
        print(`✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      });
      runner.on('fail', (test, error: unknown) => {
        failed += 1;
        print(`✗ ${test.fullTitle()}`);
        print(error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
      runner.on('end', () => print(`${passed} passed, ${failed} failed`));
    }
  } as unknown as Mocha.ReporterConstructor;
}
