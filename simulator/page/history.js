// A stretch of one conversation's entries, from the newest back or from somewhere in the middle. Never a long one.

import { read } from './api.js';

const AT_ONCE = 60;
const AT_MOST = 300;

export class History {
  entries = [];
  hasOlder = false;
  hasNewer = false;
  #id;

  constructor(id) {
    this.#id = id;
  }

  /** Starts again at the newest entries, and returns the answer. */
  async loadNewest() {
    this.hasNewer = false;
    const answer = await this.#read('');
    const last = answer.entries.at(-1)?.number ?? 0;
    const cameMeanwhile = this.entries.filter(({ number }) => number > last);
    this.entries = [...answer.entries, ...cameMeanwhile];
    this.hasOlder = answer.more;
    return answer;
  }

  /** Older entries in front; what is too far below is let go. */
  async loadOlder() {
    const answer = await this.#read(`&before=${this.entries[0].number}`);
    this.hasOlder = answer.more;
    this.entries = [...answer.entries, ...this.entries];
    if (this.entries.length > AT_MOST) this.hasNewer = true;
    this.entries.length = Math.min(this.entries.length, AT_MOST);
    return answer.entries;
  }

  /** Newer entries behind; what is too far above is let go. */
  async loadNewer() {
    const answer = await this.#read(`&after=${this.#last}`);
    this.hasNewer = answer.more;
    const fresh = answer.entries.filter(({ number }) => number > this.#last);
    this.entries.push(...fresh);
    this.letGoOfOldest();
    return fresh;
  }

  /** Takes an entry that just came. Tells whether it belongs to the stretch. */
  take(entry, isReadingOlder) {
    if (entry.number <= this.#last) return false;
    if (isReadingOlder && this.entries.length >= AT_MOST) this.hasNewer = true;
    if (this.hasNewer) return false;
    this.entries.push(entry);
    if (!isReadingOlder) this.letGoOfOldest();
    return true;
  }

  letGoOfOldest() {
    const surplus = this.entries.length - AT_MOST;
    if (surplus <= 0) return;
    this.entries.splice(0, surplus);
    this.hasOlder = true;
  }

  get #last() {
    return this.entries.at(-1)?.number ?? 0;
  }

  #read(where) {
    return read(`conversations/${encodeURIComponent(this.#id)}?limit=${AT_ONCE}${where}`);
  }
}
