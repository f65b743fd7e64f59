import type * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Writes the reply as an answer to the last round of the thread. */
export const answerRound: Command = {
  id: commandIds.answerRound,
  run: async ({ catchball }, [reply]) => {
    if (isReply(reply)) await catchball.play(reply.thread, 'answer', reply.text);
  },
};

/** Writes the reply as a new round of the thread. */
export const proposeRound: Command = {
  id: commandIds.proposeRound,
  run: async ({ catchball }, [reply]) => {
    if (isReply(reply)) await catchball.play(reply.thread, 'propose', reply.text);
  },
};

/** Records that the last round of a thread was agreed today. */
export const agreeRound: Command = {
  id: commandIds.agreeRound,
  run: async ({ catchball }, [thread]) => {
    if (isThread(thread)) await catchball.play(thread, 'agree');
  },
};

const isThread = (value: unknown): value is vscode.CommentThread =>
  typeof value === 'object' && value !== null && 'comments' in value && 'uri' in value;

const isReply = (value: unknown): value is vscode.CommentReply =>
  typeof value === 'object' &&
  value !== null &&
  'thread' in value &&
  isThread(value.thread) &&
  'text' in value &&
  typeof value.text === 'string';
