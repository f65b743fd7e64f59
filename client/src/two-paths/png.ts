/**
 * Copies a picture or table to the clipboard as PNG. The browser renders it; nothing is fetched. Returns errors as
 * text.
 */

/** Device pixels per CSS px, so that the image is sharp on slides and paper. */
const SHARPNESS = 2;
/** Maximum canvas size that browsers support, in pixels per side. */
const MAX_PIXELS = 16_000;

export interface ToCopy {
  readonly format: 'svg' | 'html';
  readonly text: string;
  /** Layout width of the HTML, in CSS px. */
  readonly width: number;
}

/** Localized error messages. */
export interface CopyProblems {
  readonly noGraphics: string;
  readonly clipboardRefused: string;
}

/** Copies the image; returns an empty string on success, else the error message. */
export async function copyAsPng(source: ToCopy, problems: CopyProblems): Promise<string> {
  try {
    const svg = source.format === 'svg' ? source.text : await asSvg(source.text, source.width);
    const png = pngOf(svg);
    if (typeof ClipboardItem === 'undefined') return problems.clipboardRefused;
    const drawn = png.then((blob) => {
      if (blob === null) throw new Error(problems.noGraphics);
      return blob;
    });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': drawn })]);
    return '';
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return said === '' || error instanceof DOMException ? problems.clipboardRefused : said;
  }
}

/** Renders an SVG; returns null if the browser cannot. */
async function pngOf(svg: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SHARPNESS, MAX_PIXELS / Math.max(1, width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
}

/** Wraps one of our pages in an SVG, so that it can be drawn as an image. */
async function asSvg(html: string, width: number): Promise<string> {
  // Extract styles before parsing: a policy that forbids inline styles reports them for any parsed document.
  const sheets = /<style>([\s\S]*?)<\/style>/g;
  const style = [...html.matchAll(sheets)].map(([, text]) => text).join('\n');
  // The styles select `body`, which does not exist in an SVG.
  const css = style.replaceAll(/\bbody\b/g, '.body');
  const page = new DOMParser().parseFromString(html.replaceAll(sheets, ''), 'text/html');
  const height = await heightOf(page, css, width);
  const body = document.implementation.createHTMLDocument('').createElement('div');
  body.className = `body ${page.body.className}`;
  body.append(...[...page.body.childNodes].map((node) => body.ownerDocument.importNode(node, true)));
  const content = new XMLSerializer().serializeToString(body);
  const sheet = css.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%"><style xmlns="http://www.w3.org/1999/xhtml">${sheet}</style>${content}</foreignObject></svg>`;
}

/** Returns the height of the page at a width, both in px. */
async function heightOf(page: Document, css: string, width: number): Promise<number> {
  const box = document.createElement('div');
  box.className = 'measure';
  box.style.width = `${width}px`;
  const root = box.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  await sheet.replace(css);
  root.adoptedStyleSheets = [sheet];
  const body = document.createElement('div');
  body.className = `body ${page.body.className}`;
  body.append(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  root.append(body);
  document.body.append(box);
  const { height } = body.getBoundingClientRect();
  box.remove();
  return Math.ceil(height);
}
