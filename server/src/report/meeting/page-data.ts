/** What the page of a meeting shows, in VS Code and alone. */
import { tokenStyles } from '../drawing/tokens.ts';
import type { Meeting } from './model.ts';
import { meetingWords } from './words.ts';

/** The meeting with the texts and colours of its page, as plain data. */
export const meetingPage = (meeting: Meeting) => ({
  meeting,
  words: meetingWords(),
  style: tokenStyles(),
});
