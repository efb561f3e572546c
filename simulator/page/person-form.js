// The form for a new person: a name, and the account that they write to.

import { post } from './api.js';
import { choose, likelyAccount } from './choose.js';
import { field, openDialog, options } from './dialog.js';
import { element } from './element.js';
import { tell } from './news.js';
import { attempt } from './notice.js';
import { allAccounts, takeConversation } from './world.js';

export function openPersonForm() {
  const name = element('input', { name: 'name', required: true, maxlength: '80', autocomplete: 'off' });
  const account = options(
    element('select', { name: 'account' }),
    allAccounts().map(({ id, name: label }) => ({ value: id, label })),
  );
  account.value = likelyAccount();
  openDialog({
    title: 'New person',
    content: [field('Name', name), field('Writes to', account)],
    submitLabel: 'Add',
    submit: add,
    afterwards: () => tell('write next'),
  });
}

function add(data) {
  return attempt(async () => {
    const conversation = await post('people', Object.fromEntries(data));
    takeConversation(conversation);
    choose(conversation.id);
  });
}
