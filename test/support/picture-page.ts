/** Drives the picture's page within the workbench, a frame in a frame, with all user actions on it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';

import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import type { PictureTab } from '../../server/src/protocol/picture.ts';
import { type AxeFinding, serious } from './axe.ts';
import { frameWith } from './webview.ts';
import type { Workbench } from './workbench.ts';

export class PicturePage {
  readonly workbench: Workbench;
  frame: Frame;

  private constructor(workbench: Workbench, frame: Frame) {
    this.workbench = workbench;
    this.frame = frame;
  }

  /** Opens the picture by its command and waits until it is drawn. */
  static async open(workbench: Workbench): Promise<PicturePage> {
    await workbench.command('Show the Two Paths');
    return PicturePage.find(workbench);
  }

  /**
   * Finds the open picture.
   * @throws Error if there is none after 30 s, or after `patience` ms
   */
  static async find(workbench: Workbench, patience?: number): Promise<PicturePage> {
    return new PicturePage(workbench, await frameWith(workbench, '#stage .view', patience));
  }

  /** Selects a tab and waits for its view. */
  async show(view: PictureTab): Promise<void> {
    await this.frame.locator(`#tab-${view}`).click();
    await this.view(view).waitFor();
  }

  view(name: string): Locator {
    return this.frame.locator(`.view[data-view="${name}"]`);
  }

  /** Returns the mark of an item, by its accessible name. */
  mark(says: string): Locator {
    return this.frame.locator(`.item[aria-label*="${says}"]`).first();
  }

  /** Returns the label of an item in a picture. */
  label(says: string): Locator {
    return this.frame.locator('.tag text').filter({ hasText: says }).first();
  }

  get card(): Locator {
    return this.frame.locator('#card:not([hidden])');
  }

  /** Changes the colour theme through the settings, and waits until the page has it. */
  async theme(name: string, bodyClass: string): Promise<void> {
    const folder = join(this.workbench.folder, '.vscode');
    const file = join(folder, 'settings.json');
    await mkdir(folder, { recursive: true });
    const before = await readFile(file, 'utf8').catch(() => '{}');
    const settings = { ...(JSON.parse(before) as object), 'workbench.colorTheme': name };
    await writeFile(file, JSON.stringify(settings));
    await this.frame.locator(`body.${bodyClass}`).waitFor();
  }

  /** Returns axe-core findings that are serious or worse. */
  serious(): Promise<readonly AxeFinding[]> {
    return serious(this.frame);
  }
}
