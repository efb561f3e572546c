// A refusal as the compiler would say it: the sentence, the rule with its link, and the line with the offending part.

import { element } from './element.js';
import { link } from './links.js';

export function drawViolations(violations, printed) {
  return element('div', { class: 'violations' }, violations.map((violation) => drawViolation(violation, printed)));
}

/** Where the violations stand in the printed request, as marks for the JSON. */
export function marksOf(violations, printed) {
  return violations.flatMap((violation) => spansOf(violation, printed));
}

const WIDEST = 58;

function drawViolation(violation, printed) {
  const [span] = spansOf(violation, printed);
  return element('div', { class: 'violation', 'data-rule': violation.rule },
    element('p', { class: 'violation-sentence' }, element('strong', {}, 'error'), `: ${violation.sentence}`),
    element('p', { class: 'violation-rule' }, 'rule ', element('code', {}, violation.rule), violation.link && [', see ', link(violation.link, {}, violation.link)]),
    span && snippet(span, printed));
}

function snippet(span, printed) {
  const number = String(span.line + 1);
  const gutter = ' '.repeat(number.length);
  const { text, caretsAt, carets } = cut(printed.lines[span.line].map((piece) => piece.text).join(''), span);
  const until = span.lastLine > span.line ? ` to ${span.lastLine + 1}` : '';
  return element('pre', { class: 'snippet', tabindex: '0', 'aria-label': 'Where it stands' },
    quiet(`${gutter}--> `), `request, line ${number}${until}\n`,
    quiet(`${gutter} |\n${number} | `), `${text}\n`,
    quiet(`${gutter} | `), ' '.repeat(caretsAt), element('span', { class: 'carets' }, '^'.repeat(carets)));
}

// The line without its indent beyond two spaces, and without what is too far right to be seen.
function cut(text, { from, to }) {
  const indent = Math.max(0, text.search(/\S/) - 2);
  const shown = text.slice(indent);
  const isLong = shown.length > WIDEST;
  const end = Math.min(to - indent, WIDEST);
  return { text: isLong ? `${shown.slice(0, WIDEST)}…` : shown, caretsAt: Math.min(from - indent, WIDEST - 1), carets: Math.max(1, end - (from - indent)) };
}

function spansOf(violation, printed) {
  const place = printed.places.get(violation.pointer);
  if (!place) return nearest(violation.pointer, printed);
  if (violation.place === 'key' && place.key) return [place.key];
  if (violation.place === 'items') return surplus(violation, printed);
  return place.value.end > place.value.line && violation.place === 'value' ? [place.key ?? place.value] : [place.value];
}

function surplus({ pointer, from }, printed) {
  const first = printed.places.get(`${pointer}/${from ?? 0}`)?.value;
  const list = printed.places.get(pointer).value;
  if (!first) return [list];
  const lines = Array.from({ length: list.end - first.line }, (_, more) => first.line + more);
  const whole = lines.map((line) => ({ line, ...extentOf(printed.lines[line]) }));
  whole[0].lastLine = list.end - 1;
  return whole;
}

function extentOf(pieces) {
  const text = pieces.map((piece) => piece.text).join('');
  return { from: text.search(/\S/), to: text.trimEnd().length };
}

// What is not in the request is told at the object that lacks it.
function nearest(pointer, printed) {
  const above = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
  const place = printed.places.get(above);
  if (place) return [place.value];
  return above === '' ? [] : nearest(above, printed);
}

function quiet(text) {
  return element('span', { class: 'gutter' }, text);
}
