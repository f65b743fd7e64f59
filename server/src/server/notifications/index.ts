/** All notifications that the server handles. To add one, add a file and one line here. */
import type { AnyNotification } from '../kit/notification.ts';
import { didChange } from './did-change.ts';
import { didChangeConfiguration } from './did-change-configuration.ts';
import { didChangeWatchedFiles } from './did-change-watched-files.ts';
import { didChangeWorkspaceFolders } from './did-change-workspace-folders.ts';
import { didClose } from './did-close.ts';
import { didOpen } from './did-open.ts';
import { didSave } from './did-save.ts';
import { initialized } from './initialized.ts';

export const notifications: readonly AnyNotification[] = [
  initialized,
  didOpen,
  didChange,
  didSave,
  didClose,
  didChangeWatchedFiles,
  didChangeWorkspaceFolders,
  didChangeConfiguration,
];
