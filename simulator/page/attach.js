// Files that are dropped on the conversation or pasted into it.

import { sendFile } from './act.js';
import { current } from './current.js';

export function startAttach(pane) {
  pane.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    pane.classList.add('dropping');
  });
  pane.addEventListener(
    'dragleave',
    (event) => pane.contains(event.relatedTarget) || pane.classList.remove('dropping'),
  );
  pane.addEventListener('drop', (event) => {
    pane.classList.remove('dropping');
    if (!hasFiles(event)) return;
    event.preventDefault();
    sendAll(event.dataTransfer.files);
  });
  pane.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    sendAll(event.clipboardData.files);
  });
}

function hasFiles(event) {
  return current !== null && event.dataTransfer.types.includes('Files');
}

function sendAll(files) {
  for (const file of files) sendFile(file);
}
