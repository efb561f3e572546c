// Light, dark, or as the system has it.

import { keep, kept } from './kept.js';

export const THEMES = ['auto', 'light', 'dark'];

export function chosenTheme() {
  return chosen;
}

export function chooseTheme(theme) {
  chosen = THEMES.includes(theme) ? theme : 'auto';
  keep('theme', chosen);
  apply();
}

export function startTheme() {
  chooseTheme(kept('theme'));
  SYSTEM.addEventListener('change', apply);
}

const SYSTEM = matchMedia('(prefers-color-scheme: dark)');
let chosen = 'auto';

function apply() {
  const system = SYSTEM.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'auto' ? system : chosen;
}
