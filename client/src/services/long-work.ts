/** Work that may take long: told of where a person begins to wonder, and not before. */
import * as vscode from 'vscode';

/** How long nobody wonders, in milliseconds. */
const patience = 600;

/** Waits for work; a notification says what is being done while it takes longer than a moment. */
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
