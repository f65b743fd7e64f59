/** Lists the templates in menu order, smallest first. */
import { filePerTeam } from './file-per-team.ts';
import { smallTeam } from './small-team.ts';
import { strategyOffice } from './strategy-office.ts';
import type { Template } from './template.ts';

export const templates: readonly Template[] = [smallTeam, strategyOffice, filePerTeam];
