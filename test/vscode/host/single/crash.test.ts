import * as vscode from 'vscode';
import { equal, ok } from '../expect.ts';
import { finding, noFinding, replace, untilAsked } from '../support.ts';

/** True where the extension host is a process: in a browser the server is a worker, which nothing outside can kill. */
const inProcess = globalThis.process?.getBuiltinModule !== undefined;

if (inProcess) {
  describe('a server that is killed', () => {
    it('comes back by itself and has read what was typed and never saved', async () => {
      const content = 'portfolio: Draft\nitems:\n  - id: a\n    title: First\n    trak: operational\n';
      const document = await vscode.workspace.openTextDocument({ language: 'portfolio', content });
      const editor = await vscode.window.showTextDocument(document);
      await finding(document.uri, 'unknown-key');
      const killed = serverProcess();
      ok(killed !== undefined, 'the server runs as a child of the extension host');
      process.kill(killed, 'SIGKILL');
      await untilAsked('another process', () => {
        const next = serverProcess();
        return next !== undefined && next !== killed;
      });
      equal(document.getText((await finding(document.uri, 'unknown-key')).range), 'trak');
      await replace(editor, 'trak', 'track');
      await noFinding(document.uri, 'unknown-key');
      equal(document.getText(), content.replace('trak', 'track'));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
}

/** Returns the id of the child process that runs the extension's server. Reads `/proc`, so it works on Linux alone. */
function serverProcess(): number | undefined {
  const { readdirSync, readFileSync } = process.getBuiltinModule('node:fs');
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = ids.find((id) => {
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'));
      const isChild = Number(parent?.[1]) === process.pid;
      return isChild && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('dist/server.js');
    } catch {
      // The process ended while it was looked at.
      return false;
    }
  });
  return found === undefined ? undefined : Number(found);
}
