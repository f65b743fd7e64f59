import { WheelSteps } from './zoom.ts';

export interface WheelHost {
  /** Zooms by a step, around an x position in the window. */
  readonly zoom: (by: 1 | -1, x: number) => void;
  readonly pan: (by: 1 | -1) => void;
  /** True while there is something to pan to. */
  readonly isZoomed: () => boolean;
}

/** Zooms by the wheel with Ctrl or Cmd, and pans by a level wheel or with Shift. All else scrolls the page. */
export function listenToWheel(stage: HTMLElement, host: WheelHost): void {
  const zooms = new WheelSteps();
  const pans = new WheelSteps(90);
  stage.addEventListener(
    'wheel',
    (event) => {
      const level = event.shiftKey ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const step = zooms.take(-event.deltaY, event.timeStamp);
        if (step !== 0) host.zoom(step, event.clientX);
      } else if (
        level !== 0 &&
        host.isZoomed() &&
        Math.abs(level) > Math.abs(event.deltaY) * (event.shiftKey ? 0 : 1)
      ) {
        event.preventDefault();
        const step = pans.take(level, event.timeStamp);
        if (step !== 0) host.pan(step);
      }
    },
    { passive: false },
  );
}
