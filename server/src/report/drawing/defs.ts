/** Defines the gradients that pictures refer to. Include once per document. */
import { markup } from './markup.ts';

export const defs = markup`<defs><linearGradient id="tt-fade" gradientUnits="userSpaceOnUse" x1="0" x2="36" y1="0" y2="0"><stop offset="0" class="g-st g-clear"/><stop offset="1" class="g-st"/></linearGradient><linearGradient id="tt-mix" x1="0" x2="0" y1="0" y2="1"><stop offset=".44" class="g-st"/><stop offset=".44" class="g-bg"/><stop offset=".56" class="g-bg"/><stop offset=".56" class="g-op"/></linearGradient><linearGradient id="tt-mixlight" x1="0" x2="0" y1="0" y2="1"><stop offset=".5" class="g-st g-light"/><stop offset=".5" class="g-op g-light"/></linearGradient></defs>`;

/** A hidden picture that holds them, for an HTML page. */
export const hiddenDefs = markup`<svg class="defs" width="0" height="0" aria-hidden="true">${defs}</svg>`;
