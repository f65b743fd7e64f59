/** Shows progress for work that takes long, and nothing for work that does not. */
import * as vscode from 'vscode';

/** Delay before the notification, in ms. */
const patience = 600;

/** Awaits work; shows a progress notification if it takes longer than a moment. */
export async function told<T>(title: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moment = new Promise<'long'>((resolve) => {
    timer = setTimeout(() => resolve('long'), patience);
  });
  const over = work.then(
    () => 'over' as const,
    () => 'over' as const,
  );
  const first = await Promise.race([over, moment]);
  clearTimeout(timer);
  if (first === 'long')
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => over);
  return work;
}
