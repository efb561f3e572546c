// The lines of a printed request that break a rule, with carets below the offending part, as the compiler draws them.

import { element } from './element.js';

/** `span`: `{line, from, to}`, and `lastLine` where it goes over several lines. */
export function snippet(span, { lines }) {
  const lastLine = span.lastLine ?? span.line;
  const width = String(lastLine + 1).length;
  const texts = lines.slice(span.line, lastLine + 1).map((pieces) => pieces.map(({ text }) => text).join(''));
  const indent = Math.max(0, texts[0].search(/\S/) - 2);
  return element(
    'pre',
    { class: 'snippet', role: 'group', tabindex: '0', 'aria-label': 'Where it stands' },
    gutter(`${' '.repeat(width)}--> `),
    `request, line ${span.line + 1}${lastLine > span.line ? ` to ${lastLine + 1}` : ''}\n`,
    gutter(`${' '.repeat(width)} |\n`),
    texts.length > 1 ? several(texts, span.line, indent, width) : single(texts[0], span, indent, width),
  );
}

const WIDEST = 58;
const MOST_LINES = 8;

function single(text, { line, from, to }, indent, width) {
  const start = Math.min(from - indent, WIDEST - 1);
  const end = Math.max(start + 1, Math.min(to - indent, WIDEST));
  return [
    numbered(line, width),
    `${cut(text, indent)}\n`,
    unnumbered(width),
    ' '.repeat(start),
    carets(end - start),
  ];
}

// A bar on the left holds the lines together.
function several(texts, line, indent, width) {
  const shown = texts.slice(0, MOST_LINES);
  const rows = shown.map((text, place) => [
    numbered(line + place, width),
    element('span', { class: 'carets' }, place === 0 ? '/ ' : '| '),
    `${cut(text, indent)}\n`,
  ]);
  const last = texts.length > MOST_LINES ? '  …' : cut(texts.at(-1), indent);
  return [
    rows,
    unnumbered(width),
    element('span', { class: 'carets' }, `|${'_'.repeat(last.search(/\S/) + 1)}^`),
  ];
}

function cut(text, indent) {
  const shown = text.slice(indent);
  return shown.length > WIDEST ? `${shown.slice(0, WIDEST)}…` : shown;
}

function numbered(line, width) {
  return gutter(`${String(line + 1).padStart(width)} | `);
}

function unnumbered(width) {
  return gutter(`${' '.repeat(width)} | `);
}

function carets(length) {
  return element('span', { class: 'carets' }, '^'.repeat(length));
}

function gutter(text) {
  return element('span', { class: 'gutter' }, text);
}
