// Shows printed JSON: numbered lines, coloured, offending parts underlined.

import { element } from './element.js';

/** `marks`: a list of `{line, from, to}`. */
export function jsonView({ lines }, label, marks = []) {
  return element(
    'pre',
    { class: 'json', role: 'group', tabindex: '0', 'aria-label': label },
    lines.map((pieces, number) =>
      drawLine(
        pieces,
        marks.filter(({ line }) => line === number),
      ),
    ),
  );
}

/** What is no JSON, as it came. */
export function plainView(text, label) {
  return element('pre', { class: 'json plain', role: 'group', tabindex: '0', 'aria-label': label }, text);
}

function drawLine(pieces, marks) {
  let column = 0;
  return element(
    'span',
    { class: 'json-line' },
    pieces.map(({ text, look }) => {
      const from = column;
      column += text.length;
      const isMarked = text.trim() !== '' && marks.some((mark) => from >= mark.from && column <= mark.to);
      return element('span', { class: isMarked ? `json-${look} offending` : `json-${look}` }, text);
    }),
    '\n',
  );
}
