// The customer feedback template: a card that opens a question.

import { act } from './act.js';
import { tapButton } from './buttons.js';
import { card } from './card.js';
import { field, openDialog } from './dialog.js';
import { element, spoken } from './element.js';
import { lower } from './entry.js';
import { icon } from './icons.js';
import { link } from './links.js';
import { tell } from './news.js';
import { counted } from './time.js';

export function customerFeedback(payload, said) {
  const question = payload.feedback_screens?.[0]?.questions?.[0] ?? {};
  const isAnswered = said.facts.wasAnswered(`question ${question.id}`);
  const label = isAnswered ? 'Answered' : payload.button_title;
  const ask = tapButton(label, () => openQuestion(payload, question, said), { disabled: isAnswered });
  return card({
    kind: 'customer_feedback',
    title: payload.title,
    subtitle: payload.subtitle,
    extra: element('div', { class: 'buttons' }, ask),
  });
}

function openQuestion(payload, question, said) {
  const submit = (data) =>
    act('feedback', { mid: said.mid, answers: { [question.id]: answerOf(question, data) } });
  openDialog({
    title: payload.title,
    content: [score(question, said), followUp(question), privacy(payload)],
    submitLabel: 'Send',
    submit,
    // The button that opened it can be pressed no more.
    afterwards: () => tell('write next'),
  });
}

function answerOf(question, data) {
  const followUpText = data.get('follow_up');
  return { payload: data.get('score') ?? '', ...(followUpText ? { follow_up: followUpText } : {}) };
}

function score(question, said) {
  const type = lower(question.type);
  const title = question.title ?? (TITLES[type] ?? TITLES.free_form)(said.account.name);
  if (type === 'free_form')
    return field(title, element('textarea', { name: 'score', rows: '4', maxlength: '400', required: true }));
  const [low, high] = LABELS[lower(question.score_label)] ?? [];
  return element(
    'fieldset',
    { class: 'score' },
    element('legend', {}, title),
    element('div', { class: 'score-row', 'data-type': type }, scaleOf(question).map(choice)),
    low && element('p', { class: 'score-ends' }, element('span', {}, low), element('span', {}, high)),
  );
}

function choice({ value, face, label }) {
  return element(
    'label',
    { class: 'score-choice' },
    element('input', { type: 'radio', name: 'score', value, required: true }),
    element('span', { 'aria-hidden': 'true' }, face),
    spoken(label),
  );
}

function scaleOf(question) {
  const type = lower(question.type);
  const option = lower(question.score_option);
  if (option === 'five_emojis')
    return FACES.map((face, place) => ({ value: String(place + 1), face, label: `${place + 1} of 5` }));
  if (option === 'five_stars')
    return numbers(1, 5).map((step) => ({ ...step, face: icon('star'), label: counted(Number(step.value), 'star') }));
  if (type === 'nps') return numbers(0, 10);
  return type === 'ces' ? numbers(1, 7) : numbers(1, 5);
}

function numbers(from, to) {
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const value = String(from + place);
    return { value, face: value, label: value };
  });
}

function followUp(question) {
  if (!question.follow_up) return null;
  const placeholder = question.follow_up.placeholder ?? 'Tell us more';
  return field(
    'Anything to add',
    element('textarea', { name: 'follow_up', rows: '3', maxlength: '400', placeholder }),
  );
}

function privacy(payload) {
  const address = payload.business_privacy?.url;
  return (
    address && element('p', { class: 'fine-print' }, link(address, {}, 'Privacy policy of the business'))
  );
}

const FACES = ['😠', '🙁', '😐', '🙂', '😍'];

const TITLES = {
  csat: (name) => `How satisfied are you with ${name}?`,
  nps: (name) => `How likely are you to recommend ${name}?`,
  ces: (name) => `How easy was it to deal with ${name}?`,
  free_form: (name) => `What do you say of ${name}?`,
};

const LABELS = {
  neg_pos: ['Negative', 'Positive'],
  hard_easy: ['Hard', 'Easy'],
  dis_sat: ['Dissatisfied', 'Satisfied'],
  unlike_like: ['Unlikely', 'Likely'],
  poor_great: ['Poor', 'Great'],
};
