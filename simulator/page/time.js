// Says times and spans of time in words; all times are milliseconds by the simulator's clock.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "14:03" */
export function clockTime(at) {
  return TIME.format(at);
}

/** "14:03:27" */
export function clockTimeWithSeconds(at) {
  return SECONDS.format(at);
}

/** "Today 14:03", "Mon 14:03" within a week before or after now, "12 Nov 2025, 14:03" */
export function dayAndTime(at, now) {
  const days = daysBetween(at, now);
  if (days === 0) return `Today ${clockTime(at)}`;
  if (days === 1) return `Yesterday ${clockTime(at)}`;
  if (Math.abs(days) < 7) return `${WEEKDAY.format(at)} ${clockTime(at)}`;
  return `${DATE.format(at)}, ${clockTime(at)}`;
}

/** "now", "5 min", "3 h", "2 d", "4 w", "12 Nov 2025" */
export function age(at, now) {
  const gone = now - at;
  if (gone < MINUTE) return 'now';
  if (gone < 7 * DAY) return span(gone);
  if (gone < 52 * 7 * DAY) return `${Math.floor(gone / (7 * DAY))} w`;
  return DATE.format(at);
}

/** The largest unit only: "23 h" */
export function span(length) {
  if (length < HOUR) return `${Math.max(1, Math.floor(length / MINUTE))} min`;
  if (length < DAY) return `${Math.floor(length / HOUR)} h`;
  return `${Math.floor(length / DAY)} d`;
}

/** "2 days, 3 hours" */
export function longSpan(length) {
  const parts = [
    counted(Math.floor(length / DAY), 'day'),
    counted(Math.floor(length / HOUR) % 24, 'hour'),
    counted(Math.floor(length / MINUTE) % 60, 'minute'),
  ].filter(Boolean);
  return parts.slice(0, 2).join(', ') || counted(Math.round(length / 1000), 'second');
}

export function isSameDay(one, other) {
  return daysBetween(one, other) === 0;
}

/** "1 day", "2 days", and nothing for none. */
export function counted(number, unit) {
  if (number === 0) return '';
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

function daysBetween(earlier, later) {
  const midnight = (at) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(later) - midnight(earlier)) / DAY);
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
