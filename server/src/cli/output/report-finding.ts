/** Collects findings as `check` reports them, with printable paths. */
import { findingsIn, type Reported } from '../../agents/report-finding.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { shownPath } from './shown-path.ts';

/** Returns the findings of files, sorted by file, start and code. */
export const reportedFindings = (files: readonly FileSnapshot[]): Reported[] => findingsIn(files, shownPath);
