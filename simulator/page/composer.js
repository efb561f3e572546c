// What the person writes with: text, files, stickers, the menu and commands.

import { act, sendFile } from './act.js';
import { startAttach } from './attach.js';
import { commandsFor, drawCommands } from './commands.js';
import { current, openAccount, openConversation } from './current.js';
import { element, fill } from './element.js';
import { icon } from './icons.js';
import { menuButton, menuIsOnly, refreshMenu } from './menu.js';
import { listen } from './news.js';
import { drawReplyTo, repliedTo, stopReply } from './reply-to.js';

export function drawComposer() {
  startAttach(document.getElementById('conversation'));
  return composer;
}

const fileInput = element('input', {
  type: 'file',
  id: 'file',
  multiple: true,
  hidden: true,
  onchange: sendChosen,
});
const text = element('textarea', {
  id: 'message',
  rows: '1',
  'aria-label': 'Message',
  placeholder: 'Message',
  autocomplete: 'off',
  enterkeyhint: 'send',
  oninput: changed,
  onkeydown: onKey,
});
const send = element(
  'button',
  { id: 'send', type: 'submit', class: 'round', 'aria-label': 'Send' },
  icon('send'),
);
const stickerButton = element('button', {
  id: 'sticker',
  type: 'button',
  class: 'round',
  onclick: () => act('sticker'),
});
const attachButton = element(
  'button',
  {
    id: 'attach',
    type: 'button',
    class: 'round',
    'aria-label': 'Attach files',
    title: 'Attach files',
    onclick: () => fileInput.click(),
  },
  icon('attach'),
);
const blocked = element('p', { class: 'composer-line', hidden: true });
const composer = element(
  'form',
  {
    class: 'composer',
    'aria-label': 'Write',
    onsubmit: (event) => {
      event.preventDefault();
      sendText();
    },
  },
  drawReplyTo(),
  drawCommands(pickCommand),
  blocked,
  element('div', { class: 'composer-row' }, menuButton, attachButton, fileInput, text, send, stickerButton),
);

const drafts = new Map();
let draftOf = null;

listen('opened', changeDraft);
listen('opened', refresh);
listen('loaded', refresh);
listen('profile', refresh);
listen(
  'conversation changed',
  ({ id, is_blocked: isBlocked }) => id === current?.id && isBlocked !== text.disabled && refresh(),
);
for (const kind of ['reply to', 'write next']) listen(kind, () => text.focus());

function refresh() {
  if (!current) return;
  const { is_blocked: isBlocked, name } = openConversation();
  refreshMenu(current.profile.menu);
  const isOnlyMenu = menuIsOnly(current.profile.menu);
  blocked.hidden = !isBlocked;
  blocked.textContent = isBlocked ? `${openAccount().name} has blocked ${name}.` : '';
  for (const control of [text, attachButton, send, stickerButton]) control.disabled = isBlocked;
  composer.classList.toggle('only-menu', isOnlyMenu);
  setLimits(openAccount().platform === 'instagram');
  drawStickerButton();
  changed();
}

// Instagram takes shorter texts and fewer kinds of files.
function setLimits(isInstagram) {
  text.maxLength = isInstagram ? 1000 : 20_000;
  fileInput.accept = isInstagram ? 'image/png,image/jpeg,image/gif,video/*,audio/*,application/pdf' : '';
}

function drawStickerButton() {
  const isInstagram = openAccount().platform === 'instagram';
  const label = isInstagram ? 'Send a heart' : 'Send a thumb';
  stickerButton.setAttribute('aria-label', label);
  stickerButton.title = label;
  fill(stickerButton, icon(isInstagram ? 'heart' : 'thumb'));
}

// What was begun in a conversation is still there when one comes back to it.
function changeDraft() {
  if (draftOf) drafts.set(draftOf, text.value);
  draftOf = current.id;
  text.value = drafts.get(draftOf) ?? '';
}

function changed() {
  const isEmpty = text.value.trim() === '';
  send.hidden = isEmpty;
  stickerButton.hidden = !isEmpty;
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  commandsFor(text.value, current?.profile.commands);
}

function onKey(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();
  sendText();
}

async function sendText() {
  const said = text.value.trim();
  if (said === '') return;
  const { id } = current;
  const replyTo = repliedTo();
  text.value = '';
  stopReply();
  changed();
  const happened = await act('says', { text: said, ...(replyTo ? { reply_to: replyTo } : {}) }, id);
  if (!happened) giveBack(id, said);
}

// The message never came into the conversation, so its text must not be lost.
function giveBack(id, said) {
  if (current.id !== id || text.value !== '') return drafts.set(id, said);
  text.value = said;
  changed();
}

function pickCommand(name) {
  text.value = `/${name}`;
  text.focus();
  changed();
}

function sendChosen() {
  for (const file of fileInput.files) sendFile(file);
  fileInput.value = '';
}
