// Which of the three panes one sees: one at a time on a phone, and the inspector can be folded away.

import { keep, kept } from './kept.js';

export function startPanes() {
  setInspector(kept('inspector') !== 'closed' && !isNarrow());
}

export function showPane(name) {
  document.body.dataset.pane = name;
  if (name === 'conversation' && isNarrow())
    document.getElementById('conversation').focus({ preventScroll: true });
}

export function toggleInspector() {
  if (isPhone()) return showPane(document.body.dataset.pane === 'inspector' ? 'conversation' : 'inspector');
  setInspector(document.body.dataset.inspector === 'closed');
  keep('inspector', document.body.dataset.inspector);
}

export function openInspector() {
  if (isPhone()) showPane('inspector');
  else setInspector(true);
}

/** Whether the conversation is what one sees. */
export function isConversationInView() {
  return !isPhone() || document.body.dataset.pane === 'conversation';
}

const isPhone = () => matchMedia('(max-width: 760px)').matches;
const isNarrow = () => matchMedia('(max-width: 1120px)').matches;

function setInspector(isOpen) {
  document.body.dataset.inspector = isOpen ? 'open' : 'closed';
}
