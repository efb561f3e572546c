// What this browser remembers: the theme and the last conversation. Storage can be forbidden; then nothing is.

export function keep(name, value) {
  try {
    localStorage.setItem(`chat ${name}`, value);
  } catch {
    return;
  }
}

export function kept(name) {
  try {
    return localStorage.getItem(`chat ${name}`);
  } catch {
    return null;
  }
}
