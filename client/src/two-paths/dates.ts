/** Host side of dragging in the timeline: queries the server, writes moves when they are dropped, and undoes them. */
import * as vscode from 'vscode';
import { drawItem, moveDates, type OpenScenario } from '../../../server/src/protocol/move-dates.ts';
import { askTitle } from '../services/ask-title.ts';
import { applyAsked, type TakeBack } from '../services/edits.ts';
import type { ScenarioHere } from '../services/scenario-here.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import type { DrawWish, FromPage, ToPage } from './messages.ts';

type HandMessage = Extract<FromPage, { readonly kind: 'move' | 'draw' | 'take-back' }>;

/** Maximum number of undo steps. */
const MAX_UNDO_STEPS = 50;

export class DateHand {
  readonly #connection: ServerConnection;
  readonly #scenario: ScenarioHere;
  readonly #send: (message: ToPage) => void;
  readonly #backs: TakeBack[] = [];

  constructor(connection: ServerConnection, scenario: ScenarioHere, send: (message: ToPage) => void) {
    this.#connection = connection;
    this.#scenario = scenario;
    this.#send = send;
  }

  /** Handles a message from the page, for the portfolio on display. */
  async answer(message: HandMessage, portfolio: string): Promise<void> {
    if (message.kind === 'take-back') await this.#takeBack();
    else if (message.kind === 'move') await this.#move(message, portfolio);
    else await this.#draw(message, portfolio);
  }

  async #move({ ticket, wish, write }: HandMessage & { kind: 'move' }, portfolio: string): Promise<void> {
    if (write) {
      await this.#write(
        () => this.#connection.request(moveDates, { portfolio, ...wish, ...this.#inScenario() }),
        false,
      );
      return;
    }
    const answer = await this.#connection.request(moveDates, {
      portfolio,
      ...wish,
      ...this.#inScenario(),
    });
    if (answer === undefined || 'refused' in answer) {
      this.#send({ kind: 'moved', ticket, result: answer ?? { refused: noAnswer() } });
      return;
    }
    const { edit: _edit, ...result } = answer;
    this.#send({ kind: 'moved', ticket, result });
  }

  async #draw({ ticket, wish, write }: HandMessage & { kind: 'draw' }, portfolio: string): Promise<void> {
    if (!write) {
      const answer = await this.#connection.request(drawItem, {
        portfolio,
        ...wish,
        ...this.#inScenario(),
      });
      this.#send({ kind: 'drawn', ticket, result: answer ?? { refused: noAnswer() } });
      return;
    }
    const title = await this.#titleOf(wish);
    if (title === undefined) {
      this.#send({ kind: 'written', done: false, problem: '' });
      return;
    }
    await this.#write(async () => {
      const answer = await this.#connection.request(drawItem, {
        portfolio,
        ...wish,
        title,
        ...this.#inScenario(),
      });
      if (answer === undefined || 'refused' in answer) return answer;
      const { edit, reveal } = answer;
      return edit && { edit, ...(reveal === undefined ? {} : { reveal }) };
    }, true);
  }

  /** While a scenario is on display, moves are written to it. */
  #inScenario(): { readonly scenario?: OpenScenario } {
    const { open } = this.#scenario;
    return open === undefined ? {} : { scenario: open };
  }

  #titleOf({ track }: DrawWish): Promise<string | undefined> {
    return askTitle(
      track === 'operational' ? vscode.l10n.t('New operational item') : vscode.l10n.t('New strategic item'),
      vscode.l10n.t('What it is, in a few words'),
    );
  }

  /** Writes a move as one undoable edit. */
  async #write(ask: Parameters<typeof applyAsked>[1], focus: boolean): Promise<void> {
    let problem = '';
    const back = await applyAsked(this.#connection, ask, focus, (why) => {
      problem = why;
    });
    if (back !== undefined) this.#backs.push(back);
    if (this.#backs.length > MAX_UNDO_STEPS) this.#backs.shift();
    this.#send({ kind: 'written', done: back !== undefined, problem });
  }

  async #takeBack(): Promise<void> {
    const back = this.#backs.pop();
    if (back === undefined) {
      this.#send({ kind: 'said', words: vscode.l10n.t('No move was made here that could be undone.') });
      return;
    }
    if (await back()) {
      this.#send({ kind: 'said', words: vscode.l10n.t('The last move was undone.') });
      return;
    }
    // If this step cannot be undone, earlier ones cannot either.
    this.#backs.length = 0;
    const words = vscode.l10n.t('The text has changed since. Undo the move in the text.');
    this.#send({ kind: 'said', words });
    void vscode.window.showWarningMessage(words);
  }
}

const noAnswer = (): string => vscode.l10n.t('The Twotrack server gave no answer.');
