/** Implements the tabs, one per view, with a single tab stop: arrow keys move on and show the next view. */
import { type PictureView, savesAs } from '../../../server/src/protocol/picture.ts';
import { byId } from './tools.ts';

/** Selects the tab of a view, labels the stage with it, and offers the view's export formats. */
export function showTab(view: PictureView, stage: Element): void {
  const shown = view === 'x-matrix' ? 'alignment' : view;
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const chosen = tab.getAttribute('data-view') === shown;
    tab.setAttribute('aria-selected', String(chosen));
    tab.setAttribute('tabindex', chosen ? '0' : '-1');
    if (chosen) stage.setAttribute('aria-labelledby', tab.id);
  }
  for (const format of ['svg', 'html', 'pdf', 'pptx'] as const)
    byId(`save-${format}`).hidden = !savesAs(view, format);
}

/** Calls `choose` when a tab is clicked or reached by arrow key. */
export function listenToTabs(choose: (view: PictureView) => void): void {
  document.querySelector('[role=tablist]')?.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const tabs: readonly (Element | null)[] = [...document.querySelectorAll('[role=tab]')];
    const here = tabs.indexOf(document.activeElement);
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
    next.click();
  });
  for (const tab of document.querySelectorAll('[role=tab]'))
    tab.addEventListener('click', () => {
      const view = tab.getAttribute('data-view');
      if (view !== null) choose(view as PictureView);
    });
}
