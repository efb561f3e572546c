// The middle pane: the header, the stream, and what one writes with.

import { avatar } from './avatar.js';
import { drawComposer } from './composer.js';
import { current, openAccount, openConversation } from './current.js';
import { element, fill } from './element.js';
import { icon } from './icons.js';
import { listen } from './news.js';
import { noBotLine } from './no-bot.js';
import { showPane, toggleInspector } from './panes.js';
import { openPersonForm } from './person-form.js';
import { drawQuickReplies } from './quick-replies.js';
import { drawStream } from './stream.js';
import { notSubscribedLine } from './subscribe.js';
import { windowState } from './window.js';
import { botOfWorld } from './world.js';

export function drawConversation(pane) {
  fill(pane, nothingOpen, header, drawStream(), noBotLine(), notSubscribedLine(), drawQuickReplies(), drawComposer());
  setInterval(refresh, 30_000);
  refresh();
}

const header = element('header', { class: 'conversation-head' });
const nothingOpen = element('div', { class: 'nothing-open' });
let drawnHeader = '';

for (const kind of ['world', 'opened', 'loaded', 'conversation changed', 'time']) listen(kind, refresh);

function refresh() {
  const conversation = current && openConversation();
  document.getElementById('conversation').classList.toggle('empty', !conversation);
  if (!conversation) return fill(nothingOpen, invitation());
  drawHeader(conversation);
}

// Drawn anew only when it would look different, so that the focus stays where it is.
function drawHeader(conversation) {
  const account = openAccount();
  document.body.dataset.platform = account.platform;
  const state = windowState(conversation);
  const key = JSON.stringify([
    conversation.id,
    conversation.name,
    account.name,
    state,
    conversation.owner,
    botOfWorld(),
  ]);
  if (key === drawnHeader) return;
  drawnHeader = key;
  fill(
    header,
    element(
      'button',
      {
        class: 'round phone-only',
        type: 'button',
        'aria-label': 'Back to the chats',
        onclick: () => showPane('list'),
      },
      icon('back'),
    ),
    avatar(account.name),
    element(
      'div',
      { class: 'head-words' },
      element('h2', {}, account.name),
      element(
        'p',
        { class: 'head-line' },
        element('span', {}, `As ${conversation.name}`),
        chip(state.text, state.look),
        ownerChip(conversation),
      ),
    ),
    element(
      'button',
      {
        class: 'round',
        type: 'button',
        'aria-label': 'Inspector',
        title: 'Inspector',
        id: 'inspector-toggle',
        onclick: toggleInspector,
      },
      icon('side'),
    ),
  );
}

function ownerChip({ owner }) {
  return owner && chip(`With ${owner.name}`, 'warn');
}

function chip(text, look) {
  return element('span', { class: 'chip', 'data-look': look }, text);
}

function invitation() {
  return [
    icon('smile', 'icon huge'),
    element('h2', {}, 'No conversation is open'),
    element('p', { class: 'quiet' }, 'Choose a person, or make a new one.'),
    element('button', { class: 'primary', type: 'button', onclick: openPersonForm }, 'New person'),
    element(
      'button',
      { class: 'secondary phone-only', type: 'button', onclick: () => showPane('list') },
      'Show the chats',
    ),
  ];
}
