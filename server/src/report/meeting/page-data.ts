/** Provides the data of a meeting's page, in VS Code and standalone. */
import { tokenStyles } from '../drawing/tokens.ts';
import type { Meeting } from './model.ts';
import { meetingWords } from './words.ts';

/** Returns the meeting with its page's texts and colours, as plain data. */
export const meetingPage = (meeting: Meeting) => ({
  meeting,
  words: meetingWords(),
  style: tokenStyles(),
});
