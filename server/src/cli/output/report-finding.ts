/** Findings as `check` reports them, with paths as they are printed. */
import { findingsIn, type Reported } from '../../agents/report-finding.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { shownPath } from './shown-path.ts';

/** The findings of files by file, start and code. */
export const reportedFindings = (files: readonly FileSnapshot[]): Reported[] => findingsIn(files, shownPath);
