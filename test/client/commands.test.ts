/** Commands whose answers come when the text is another one by now, and commands that fail. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { AcceptParams } from '../../server/src/protocol/accept.ts';
import type { EditScenarioParams } from '../../server/src/protocol/scenario.ts';
import { FakeWindow, insertion, vscode } from './fake-window.ts';

const { runCommand } = await import('../../client/src/commands/kit/run.ts');
const { acceptFinding } = await import('../../client/src/commands/accept-finding.ts');
const { stopInScenario } = await import('../../client/src/commands/edit-scenario.ts');
const { Entry } = await import('../../client/src/tracks-view/entry.ts');

const file = 'file:///a.scenario.portfolio';
let window: FakeWindow;
beforeEach(async () => {
  window = new FakeWindow();
  window.disk.set(file, 'stop:\n');
  await window.open(file);
});

test('what a command fails of is said in a sentence, with the rest in the output', async () => {
  const log: string[] = [];
  const services = { output: { error: (line: string) => log.push(line) } } as never;
  const failing = (error: unknown) => ({ id: 'twotrack.refresh' as const, run: () => Promise.reject(error) });
  await runCommand(services, failing(new Error('the disk is full')), []);
  assert.deepEqual(window.said, ['That could not be done: the disk is full']);
  assert.match(log.join(), /^twotrack\.refresh: Error: the disk is full\n +at /);
  const { CancellationError } = (await import('vscode' as string)) as {
    readonly CancellationError: new () => Error;
  };
  await runCommand(services, failing(new CancellationError()), []);
  assert.equal(window.said.length, 1, 'who thought better of it need not be told');
});

test('a scenario is changed where its text is what the change was worked out for', async () => {
  const document = await window.open(file);
  const asked: (string | null)[] = [];
  Object.assign(vscode.workspace, {
    fs: { stat: async () => ({ type: 2 }) },
    findFiles: async () => [document.uri],
    asRelativePath: String,
  });
  const uri = { path: '/a.scenario.portfolio', toString: () => file };
  Object.assign(vscode.Uri, { parse: () => uri });
  Object.assign(vscode.window, {
    showQuickPick: async ([first]: readonly unknown[]) => first,
    showTextDocument: async () => undefined,
  });
  const request = async (_method: string, { text }: EditScenarioParams) => {
    asked.push(text);
    // Somebody types while the server works it out.
    if (asked.length === 1) document.type('# mine\nstop:\n');
    const start = { line: (text ?? '').split('\n').length - 1, character: 0 };
    return { text: '', edits: [{ range: { start, end: start }, newText: '  - a\n' }] };
  };
  const node = { id: 'a', kind: 'item', label: 'A', hasChildren: false } as const;
  const row = new Entry('a', undefined, 'file:///', { kind: 'node', node });
  await stopInScenario.run({ connection: { request } } as never, [row]);
  assert.deepEqual(asked, ['stop:\n', '# mine\nstop:\n']);
  assert.equal(document.getText(), '# mine\nstop:\n  - a\n');
});

test('a finding is accepted if it is the one that was chosen still', async () => {
  const of = (rule: string) => ({ rule, message: rule, places: ['here'] });
  let findings = [of('mixed-traits')];
  const request = async (_method: string, { choice }: AcceptParams) =>
    choice === undefined
      ? { findings }
      : { edit: { documentChanges: [insertion(file, 1, 0, `# ${findings[choice.finding]?.rule}\n`)] } };
  const services = { connection: { request, toWorkspaceEdit: window.toWorkspaceEdit } } as never;
  const at = { uri: file, range: {} };
  // While the reason is typed, another rule finds something before it.
  const reason = async () => {
    findings = [of('late'), ...findings];
    return 'The board wants it';
  };
  Object.assign(vscode.window, { showInputBox: reason });
  await acceptFinding.run(services, [at]);
  assert.equal((await window.open(file)).getText(), 'stop:\n');
  assert.match(window.said.join(), /^Nothing was changed/);
  findings = [of('mixed-traits')];
  Object.assign(vscode.window, { showInputBox: async () => 'The board wants it' });
  await acceptFinding.run(services, [at]);
  assert.equal((await window.open(file)).getText(), '# mixed-traits\nstop:\n');
});
