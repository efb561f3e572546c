// What is wrong, or would better be written otherwise, as the compiler would say it: the sentence, the rule with its link, and the line with the offending part.

import { element } from './element.js';
import { link } from './links.js';
import { snippet } from './snippet.js';

export function drawViolations(violations, printed) {
  return element(
    'div',
    { class: 'violations' },
    violations.map((violation) => drawViolation(violation, printed)),
  );
}

/** Where the violations stand in the printed request, as marks for the JSON. */
export function marksOf(violations, printed) {
  return violations.filter(isError).flatMap((violation) => spansOf(violation, printed));
}

/** Whether it was refused for that; anything else is a warning. */
export function isError({ severity }) {
  return severity !== 'warning';
}

function drawViolation(violation, printed) {
  // A warning about the whole request has no line of its own.
  const [span] = isError(violation) || violation.pointer !== '' ? spansOf(violation, printed) : [];
  const severity = isError(violation) ? 'error' : 'warning';
  return element(
    'div',
    { class: 'violation', 'data-rule': violation.rule, 'data-severity': severity },
    element('p', { class: 'violation-sentence' }, element('strong', {}, severity), `: ${violation.sentence}`),
    element(
      'p',
      { class: 'violation-rule' },
      'rule ',
      element('code', {}, violation.rule),
      violation.link && [', see ', link(violation.link, {}, violation.link)],
    ),
    span && snippet(span, printed),
  );
}

function spansOf(violation, printed) {
  const place = printed.places.get(violation.pointer);
  if (!place) return nearest(violation.pointer, printed);
  if (violation.place === 'key' && place.key) return [place.key];
  if (violation.place === 'items') return surplus(violation, printed);
  return place.value.end > place.value.line && violation.place === 'value'
    ? [place.key ?? place.value]
    : [place.value];
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
