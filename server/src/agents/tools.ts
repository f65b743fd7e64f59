/** The tools for agents on every host. To add one, add a file and one line here. */
import { check } from './check.ts';
import { classify } from './classify.ts';
import { explain } from './explain.ts';
import { list } from './list.ts';
import { propose } from './propose.ts';
import type { Tool } from './tool.ts';

export const tools: readonly Tool[] = [list, classify, explain, check, propose];
