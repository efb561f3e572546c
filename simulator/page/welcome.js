// What stands above the first message: the account, its greeting, and ways to begin.

import { act } from './act.js';
import { avatar } from './avatar.js';
import { current, openAccount } from './current.js';
import { element } from './element.js';

/** What it depends on. */
export function welcomeKey(hasMessages) {
  return JSON.stringify([openAccount(), hasMessages, current.profile]);
}

export function drawWelcome(hasMessages) {
  const account = openAccount();
  const { greeting } = current.profile;
  return element(
    'div',
    { class: 'welcome' },
    avatar(account.name),
    element('h3', {}, account.name),
    element('p', { class: 'quiet' }, account.platform === 'instagram' ? 'Instagram' : 'Facebook Page'),
    !hasMessages && greeting && element('p', { class: 'greeting' }, greeting),
    !hasMessages && beginnings(),
  );
}

// Ice breakers win over the button, as on the platform.
function beginnings() {
  const { ice_breakers: questions, get_started: start } = current.profile;
  if (questions?.length) {
    return element(
      'div',
      { class: 'ice-breakers', role: 'group', 'aria-label': 'Questions to begin with' },
      questions.map(({ question, payload }) => beginning(question, payload, 'ice-breaker')),
    );
  }
  return start && beginning('Get Started', start.payload, 'primary');
}

function beginning(title, payload, look) {
  return element(
    'button',
    {
      class: look,
      type: 'button',
      'data-beginning': title,
      onclick: () => act('posts_back', { title, payload }),
    },
    title,
  );
}
