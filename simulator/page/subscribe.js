// What the bot is told: the line where nobody subscribed it, the note where a field is missing, and the button for both.

import { post } from './api.js';
import { openAccount, openConversation } from './current.js';
import { element, fill } from './element.js';
import { listen } from './news.js';
import { attempt } from './notice.js';
import { botOfWorld, subscribedTo } from './world.js';

/** A line that is there as long as nobody subscribed the bot to the open conversation's account. */
export function notSubscribedLine() {
  const line = element('p', { class: 'composer-line', id: 'not-subscribed', role: 'status', hidden: true });
  const refresh = () => {
    const conversation = openConversation();
    const isMissing = Boolean(conversation && botOfWorld()) && subscribedTo(conversation.account).length === 0;
    if (line.hidden === !isMissing && line.dataset.account === conversation?.account) return;
    line.hidden = !isMissing;
    line.dataset.account = conversation?.account ?? '';
    fill(line, isMissing && [`Nobody subscribed the bot to ${openAccount().name}: it is told nothing. `, subscribe()]);
  };
  for (const kind of ['world', 'opened', 'loaded', 'subscriptions']) listen(kind, refresh);
  return line;
}

/** Below what the bot was not told: why, and what helps. */
export function untoldNote({ untold }) {
  if (!untold) return null;
  return element(
    'p',
    { class: 'line untold', 'data-untold': untold },
    'The bot was not told: it is not subscribed to ',
    element('code', {}, untold),
    '. ',
    subscribe(untold),
  );
}

/** A button that subscribes the bot to a field, or to what accounts begin with; of the open conversation's account unless told. */
export function subscribe(field = null, account = null) {
  const label = field ? `Subscribe to ${field}` : 'Subscribe';
  const ask = () => {
    const fields = field ? [field] : [];
    return attempt(() => post('subscriptions', { account: account ?? openAccount().id, fields }));
  };
  return element('button', { type: 'button', class: 'link-like', onclick: ask }, label);
}
