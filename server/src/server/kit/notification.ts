import type { z } from 'zod';
import type { Server } from './server.ts';

/** A handler for a notification from the client: one file each, listed in `notifications/index.ts`. */
export interface Notification<P> {
  readonly method: string;
  /** What the parameters must hold; see `features/kit/shapes.ts`. */
  readonly params: z.ZodType;
  /** Runs in order with all other work on the session. */
  readonly handle: (server: Server, params: P) => void | Promise<void>;
}
export type AnyNotification = Notification<never>;

export function defineNotification<P>(notification: Notification<P>): AnyNotification {
  return notification as AnyNotification;
}
