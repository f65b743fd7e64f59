import * as vscode from 'vscode';
import { equal, match, ok } from '../expect.ts';
import { file, replace, show, untilAsked } from '../support.ts';

interface Answer {
  readonly items?: readonly { readonly id: string; readonly verdict?: string }[];
  readonly diagnostics?: readonly { readonly file: string; readonly code: string }[];
  readonly patch?: string;
  readonly text_of_the_portfolio: { readonly fields: readonly string[] };
}

async function invoke(name: string, input: object = {}): Promise<Answer> {
  const result = await vscode.lm.invokeTool(`twotrack_${name}`, { input, toolInvocationToken: undefined });
  const [part] = result.content;
  ok(part instanceof vscode.LanguageModelTextPart, 'the answer is a text');
  return JSON.parse(part.value) as Answer;
}

async function refusal(name: string, input: object): Promise<string> {
  try {
    await invoke(name, input);
  } catch (error) {
    return String(error);
  }
  return '';
}

describe('tools for agents', () => {
  before(async () => {
    await untilAsked(
      'five tools',
      () => vscode.lm.tools.filter(({ name }) => name.startsWith('twotrack_')).length === 5,
    );
  });

  it('answer as the command line does, of what nobody saved too', async () => {
    const editor = await show('wards.portfolio');
    const list = await invoke('list');
    ok((list.items ?? []).length > 0, 'there are items');
    ok(list.text_of_the_portfolio.fields.includes('title'), 'text of the portfolio is marked');
    const checked = await invoke('check', { path: 'wards.portfolio' });
    equal([...new Set((checked.diagnostics ?? []).map(({ file: name }) => name))], ['wards.portfolio']);
    await replace(editor, '- id: ', '- id: renamed-');
    await untilAsked('the change is seen', async () =>
      ((await invoke('list')).items ?? []).some(({ id }) => id.startsWith('renamed-')),
    );
    await vscode.commands.executeCommand('undo');
  });

  it('propose a patch, and change nothing', async () => {
    const { document } = await show('wards.portfolio');
    const before = document.getText();
    const { items = [] } = await invoke('classify');
    const mixed = items.find(({ verdict }) => verdict === 'mixed');
    ok(mixed !== undefined, 'one is mixed');
    const { patch = '' } = await invoke('propose', { action: 'split', items: [mixed.id] });
    match(patch, /^diff --git a\/wards\.portfolio/);
    equal(document.getText(), before);
    equal(document.isDirty, false);
  });

  it('say what is not there', async () => {
    match(await refusal('explain', { item: 'nobody' }), /there is no item nobody/);
    match(await refusal('check', { path: 'gone.portfolio' }), /no portfolio file is there/);
    match(await refusal('check', { path: '../x.portfolio' }), /only what is below/);
    match(await refusal('classify', { text: 'Dear all, hello' }), /the text is no portfolio/);
    ok(file('wards.portfolio').path !== '', 'and the folder is as it was');
  });
});
