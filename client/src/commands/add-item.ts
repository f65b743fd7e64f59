/**
 * Adds an item from a sentence: previews the result while the user types, then writes it to the right place as one
 * edit.
 */

import * as vscode from 'vscode';
import { percentSure } from '../../../server/src/base/words.ts';
import { type AddItemsResult, addItems } from '../../../server/src/protocol/add-items.ts';
import type { EditResult } from '../../../server/src/protocol/edit.ts';
import { commandIds } from '../services/contributions.ts';
import { applyAsked } from '../services/edits.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';
import type { Services } from './kit/services.ts';

/** The typed title, or a request to triage a list instead. */
type Asked = { readonly title: string } | 'list' | undefined;

export const addItem: Command = {
  id: commandIds.addItem,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active === undefined) return;
    const asked = await askSentence(services, active.portfolio);
    if (asked === undefined) return;
    if (asked === 'list') {
      await vscode.commands.executeCommand(commandIds.classifyList);
      return;
    }
    const params = { portfolio: active.portfolio, titles: [asked.title] };
    await applyAsked(
      services.connection,
      async () => asEdit(await services.connection.request(addItems, params)),
      true,
    );
  },
};

/** Converts the answer to an edit result: the edit, or the reason for a refusal. */
function asEdit(answer: AddItemsResult | undefined): EditResult | undefined {
  if (answer === undefined || 'refused' in answer) return answer;
  const { edit, reveal, skipped } = answer;
  if (edit === null) return { refused: skipped[0]?.why ?? vscode.l10n.t('Nothing was added.') };
  return reveal === undefined ? { edit } : { edit, reveal };
}

/** Asks for a sentence, and previews below the input what would be written. */
async function askSentence({ connection }: Services, portfolio: string): Promise<Asked> {
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Add an item');
  box.placeholder = vscode.l10n.t('Cut the wait in triage from 22 to 10 minutes by March');
  const hint = vscode.l10n.t('Dates, measures, teams and goals in the sentence are read.');
  box.prompt = hint;
  const list: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('list-unordered'),
    tooltip: vscode.l10n.t('Add a list instead'),
  };
  box.buttons = [list];
  let latest = 0;
  const preview = async (value: string): Promise<void> => {
    const turn = ++latest;
    box.validationMessage = undefined;
    const title = value.trim();
    const answer =
      title === '' ? undefined : await connection.request(addItems, { portfolio, titles: [title] });
    if (turn === latest) box.prompt = answer === undefined ? hint : previewOf(answer);
  };
  return new Promise((resolve) => {
    box.onDidChangeValue(preview);
    box.onDidTriggerButton(() => {
      resolve('list');
      box.hide();
    });
    box.onDidAccept(() => {
      const title = box.value.trim();
      if (title === '') {
        box.validationMessage = vscode.l10n.t('Enter a title.');
        return;
      }
      resolve({ title });
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** Returns the preview: `Reads operational, 98%; goes into wards.portfolio. end 2027-03 (“by March”) · …` */
function previewOf(answer: AddItemsResult): string {
  if ('refused' in answer) return answer.refused;
  const [item] = answer.items;
  if (item === undefined) return answer.skipped[0]?.why ?? '';
  const percent = percentSure(item.confidence);
  const verdict =
    item.track === null
      ? vscode.l10n.t(
          'Reads {0}, {1}%: no track is written. Goes into {2}.',
          item.verdict,
          percent,
          item.file,
        )
      : vscode.l10n.t(
          'Reads {0}, {1}%: written as its track. Goes into {2}.',
          item.verdict,
          percent,
          item.file,
        );
  return [verdict, ...item.read, ...item.left].join(' · ');
}
