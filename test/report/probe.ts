/** What is run in the browser: finds every text that touches a text, a mark or the edge, and the weakest contrasts. */

export interface Probe {
  readonly texts: number;
  readonly problems: readonly string[];
  /** Lowest first: ratio, words that have it. */
  readonly contrasts: readonly { readonly ratio: number; readonly words: string }[];
  /** Sizes of text in px. */
  readonly sizes: readonly string[];
  readonly overflow: number;
}

/** Runs in the page; refers to nothing outside itself. */
export function probe(): Probe {
  interface Text {
    readonly host: Element;
    readonly words: string;
    readonly l: number;
    readonly r: number;
    readonly t: number;
    readonly b: number;
  }
  const texts: Text[] = [];
  const seen = new Set<Element>();
  const visible = (element: Element): boolean => {
    const style = getComputedStyle(element);
    return style.visibility !== 'hidden' && style.display !== 'none' && element.getClientRects().length > 0;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as globalThis.Text;
    const parent = node.parentElement;
    if (
      parent === null ||
      node.data.trim() === '' ||
      parent.closest('style,script,title,desc,.vh') !== null ||
      !visible(parent)
    )
      continue;
    const host = parent.closest('text') ?? parent;
    if (host.tagName === 'text') {
      if (seen.has(host)) continue;
      seen.add(host);
      const box = host.getBoundingClientRect();
      const turned = (host.getAttribute('transform') ?? '').includes('rotate');
      const [h, v] = turned ? [2.5, 0] : [0, 2.5];
      texts.push({
        host,
        words: (host.textContent ?? '').trim(),
        l: box.left + h,
        r: box.right - h,
        t: box.top + v,
        b: box.bottom - v,
      });
      continue;
    }
    // Words that an ellipsis hides are not there.
    let least = -innerWidth * 10;
    let limit = innerWidth * 10;
    for (let at: Element | null = parent; at !== null; at = at.parentElement)
      if (getComputedStyle(at).overflowX === 'hidden') {
        least = Math.max(least, at.getBoundingClientRect().left);
        limit = Math.min(limit, at.getBoundingClientRect().right);
      }
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1)
        texts.push({
          host,
          words: node.data.trim(),
          l: Math.max(box.left, least),
          r: Math.min(box.right, limit),
          t: box.top + 2.5,
          b: box.bottom - 2,
        });
  }
  const problems: string[] = [];
  const brief = (words: string): string => JSON.stringify(words.slice(0, 40));
  const order = texts.toSorted((a, b) => a.t - b.t);
  for (const [i, a] of order.entries()) {
    for (let j = i + 1; j < order.length; j += 1) {
      const b = order[j];
      if (b === undefined || b.t >= a.b - 0.5) break;
      if (a.host !== b.host && a.l < b.r - 0.5 && b.l < a.r - 0.5)
        problems.push(`text ${brief(a.words)} on ${brief(b.words)}`);
    }
    if (a.host.closest('.scroll') === null && (a.l < -0.5 || a.r > innerWidth + 0.5))
      problems.push(`edge ${brief(a.words)} ${a.l.toFixed(0)} to ${a.r.toFixed(0)}`);
  }
  for (const mark of document.querySelectorAll<SVGGeometryElement>('svg circle,svg path,svg line,svg rect')) {
    const name = mark.getAttribute('class') ?? '';
    if (
      mark.closest('defs,.gl,.scroll') !== null ||
      /\b(paper|stfill|opfill|lost|halo|hit|barop|barst|barnone|cell|zone|cap)\b/.test(name) ||
      !visible(mark)
    )
      continue;
    const box = mark.getBoundingClientRect();
    const near = texts.filter(
      (text) =>
        text.l < box.right + 1 &&
        text.r > box.left - 1 &&
        text.t < box.bottom + 1 &&
        text.b > box.top - 1 &&
        !text.host.classList.contains('num') &&
        mark.closest('.own,.many')?.contains(text.host) !== true,
    );
    if (near.length === 0) continue;
    const matrix = mark.getScreenCTM();
    const length = mark.getTotalLength();
    const points = Math.max(2, Math.ceil(length / 2));
    const told = new Set<Text>();
    for (let i = 0; i <= points && matrix !== null; i += 1) {
      const point = mark.getPointAtLength((length * i) / points).matrixTransform(matrix);
      for (const text of near) {
        if (
          told.has(text) ||
          point.x <= text.l - 1 ||
          point.x >= text.r + 1 ||
          point.y <= text.t ||
          point.y >= text.b
        )
          continue;
        told.add(text);
        problems.push(`mark ${mark.tagName}.${name} through ${brief(text.words)}`);
      }
    }
  }
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  type Colour = readonly [number, number, number, number];
  const known = new Map<string, Colour>();
  const colour = (css: string): Colour => {
    const before = known.get(css);
    if (before !== undefined) return before;
    let read: Colour = [0, 0, 0, 0];
    if (canvas !== null) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      read = [r, g, b, a];
    }
    known.set(css, read);
    return read;
  };
  const over = (top: Colour, under: Colour): Colour => {
    const a = top[3] / 255;
    return [
      top[0] * a + under[0] * (1 - a),
      top[1] * a + under[1] * (1 - a),
      top[2] * a + under[2] * (1 - a),
      255,
    ];
  };
  const light = (c: Colour): number => {
    const part = (value: number): number =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  };
  const page = colour(getComputedStyle(document.body).backgroundColor);
  const lowest = new Map<string, { ratio: number; words: string }>();
  for (const { host } of texts)
    for (const element of host.tagName === 'text' ? [host, ...host.querySelectorAll('tspan')] : [host]) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '',
      );
      if (!own) continue;
      const style = getComputedStyle(element);
      let ground = page;
      const chain: Element[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) chain.unshift(at);
      for (const at of chain) ground = over(colour(getComputedStyle(at).backgroundColor), ground);
      const disc =
        element.tagName === 'text' && element.classList.contains('num')
          ? element.previousElementSibling
          : null;
      if (disc !== null) ground = over(colour(getComputedStyle(disc).fill), ground);
      const ink = over(colour(element instanceof SVGElement ? style.fill : style.color), ground);
      const [a, z] = [light(ink), light(ground)];
      const ratio = (Math.max(a, z) + 0.05) / (Math.min(a, z) + 0.05);
      const key = `${ink.map(Math.round).join()}:${ground.map(Math.round).join()}`;
      if (!lowest.has(key))
        lowest.set(key, {
          ratio: Math.round(ratio * 100) / 100,
          words: (element.textContent ?? '').trim().slice(0, 30),
        });
    }
  return {
    texts: texts.length,
    problems: [...new Set(problems)],
    contrasts: [...lowest.values()].sort((a, b) => a.ratio - b.ratio).slice(0, 4),
    sizes: [...new Set(texts.map(({ host }) => getComputedStyle(host).fontSize))],
    overflow: document.documentElement.scrollWidth - innerWidth,
  };
}
