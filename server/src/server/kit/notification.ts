import type { Server } from './server.ts';

/** What the server does when the client tells it something: one file each, listed in `notifications/index.ts`. */
export interface Notification<P> {
  readonly method: string;
  /** Runs in order with all other work on the session. */
  readonly handle: (server: Server, params: P) => void | Promise<void>;
}
export type AnyNotification = Notification<never>;

export function defineNotification<P>(notification: Notification<P>): AnyNotification {
  return notification as AnyNotification;
}
