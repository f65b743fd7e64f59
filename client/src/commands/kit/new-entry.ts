/**
 * Shared by the commands that add items and goals: asks for a title, has the server write the entry, moves the cursor
 * there.
 */
import * as vscode from 'vscode';
import type { EditParams } from '../../../../server/src/protocol/edit.ts';
import { languageId } from '../../services/contributions.ts';
import { change } from '../../services/edits.ts';
import { portfolioHere } from './portfolio-here.ts';
import type { Services } from './services.ts';
import { calledOn, itemAtCursor } from './targets.ts';

/** Adds an entry near the row that the command was invoked on, else near the cursor. */
export async function addEntry(
  services: Services,
  args: readonly unknown[],
  verb: 'new-item' | 'new-goal',
  ask: () => Promise<string | undefined>,
): Promise<void> {
  const where = await place(services, args);
  if (where === undefined) return;
  const value = await ask();
  if (value !== undefined) await change(services.connection, { ...where, verb, targets: [], value }, true);
}

async function place(
  services: Services,
  args: readonly unknown[],
): Promise<Pick<EditParams, 'portfolio' | 'near' | 'uri'> | undefined> {
  const row = calledOn(services, args);
  if (row !== undefined && row.portfolio !== '') {
    return { portfolio: row.portfolio, ...(row.node === undefined ? {} : { near: row.node.id }) };
  }
  const [item] = await itemAtCursor(services);
  if (item !== undefined) return { portfolio: item.portfolio, near: item.node.id };
  const active = await portfolioHere(services);
  if (active === undefined) return undefined;
  const document = vscode.window.activeTextEditor?.document;
  const inEditor = document?.languageId === languageId ? { uri: document.uri.toString() } : {};
  return { portfolio: active.portfolio, ...inEditor };
}
