// The smaller controls: the Page Inbox, comments, the bot's address, the theme.

import { act } from './act.js';
import { post } from './api.js';
import { group } from './control-group.js';
import { openConversation } from './current.js';
import { element, fill } from './element.js';
import { listen } from './news.js';
import { noBot } from './no-bot.js';
import { attempt } from './notice.js';
import { THEMES, chooseTheme, chosenTheme } from './theme.js';
import { botOfWorld } from './world.js';

export function drawStaff() {
  const form = textForm('What a person at the inbox writes', 'Send', 'staff');
  const back = element(
    'button',
    { type: 'button', class: 'secondary', id: 'hand-back', onclick: () => act('hands_back') },
    'Hand back to the bot',
  );
  const box = element('div', { class: 'fields' });
  const refresh = () => {
    const owner = openConversation()?.owner;
    if (box.dataset.owner === String(owner?.name)) return;
    box.dataset.owner = String(owner?.name);
    fill(
      box,
      owner
        ? [element('p', {}, `${owner.name} has this conversation`), form, back]
        : element('p', { class: 'quiet' }, 'The bot has this conversation'),
    );
  };
  for (const kind of ['opened', 'loaded', 'conversation changed']) listen(kind, refresh);
  refresh();
  return group('Page Inbox', box);
}

export function drawComment() {
  return group('Comment below a post', textForm('What the person comments', 'Comment', 'comments'));
}

export function drawBot() {
  const address = element('p', { class: 'bot-address' });
  const answer = element('p', { class: 'quiet', role: 'status' });
  const ask = element(
    'button',
    { type: 'button', class: 'secondary', id: 'handshake', onclick: () => shakeHands(answer) },
    'Ask for the handshake',
  );
  const refresh = () => {
    const bot = botOfWorld();
    ask.hidden = !bot;
    fill(address, bot ? element('code', {}, bot.url) : noBot());
  };
  listen('world', refresh);
  refresh();
  return group('Bot', address, ask, answer);
}

export function drawTheme() {
  const choices = THEMES.map((theme) =>
    element(
      'label',
      {},
      element('input', {
        type: 'radio',
        name: 'theme',
        value: theme,
        checked: theme === chosenTheme(),
        onchange: () => chooseTheme(theme),
      }),
      element('span', {}, theme[0].toUpperCase() + theme.slice(1)),
    ),
  );
  return group(
    'Theme',
    element('div', { class: 'segments', role: 'radiogroup', 'aria-label': 'Theme' }, choices),
  );
}

async function shakeHands(answer) {
  answer.textContent = 'Asking';
  const isRight = await attempt(() => post('handshake'));
  answer.textContent = isRight ? 'The bot answers as it should' : 'The handshake failed';
}

function textForm(label, button, action) {
  const input = element('input', {
    name: 'text',
    required: true,
    'aria-label': label,
    placeholder: label,
    autocomplete: 'off',
  });
  const submit = async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    if (!(await act(action, { text })) && input.value === '') input.value = text;
  };
  return element(
    'form',
    { class: 'inline-form', 'data-action': action, onsubmit: submit },
    input,
    element('button', { type: 'submit', class: 'secondary' }, button),
  );
}
