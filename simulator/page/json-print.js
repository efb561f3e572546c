// Prints JSON in lines of coloured pieces, and knows where each key and value stands.

/**
 * `{lines, places}`: a line is a list of `{text, look}`; `places` leads from a JSON pointer to
 * `{key, value}`, each `{line, from, to}` counted from 0, where the value of an object or list is its opening, with its
 * last line in `end`.
 */
export function printJson(value) {
  const printer = new Printer();
  printer.value(value, '', 0);
  return { lines: printer.lines, places: printer.places };
}

class Printer {
  lines = [[]];
  places = new Map();
  #column = 0;

  value(value, pointer, depth) {
    if (value === null || typeof value !== 'object')
      return this.#place(pointer, 'value', this.#put(JSON.stringify(value), lookOf(value)));
    const isList = Array.isArray(value);
    const [open, close] = isList ? '[]' : '{}';
    const members = Object.entries(value);
    const opening = this.#put(open, 'mark');
    members.forEach(([name, member], place) => {
      this.#line(depth + 1);
      this.#member(isList ? null : name, member, `${pointer}/${escapePart(name)}`, depth + 1);
      if (place < members.length - 1) this.#put(',', 'mark');
    });
    if (members.length > 0) this.#line(depth);
    this.#put(close, 'mark');
    this.#place(pointer, 'value', { ...opening, end: this.lines.length - 1 });
  }

  #member(name, member, pointer, depth) {
    if (name !== null) {
      this.#place(pointer, 'key', this.#put(JSON.stringify(name), 'key'));
      this.#put(': ', 'mark');
    }
    this.value(member, pointer, depth);
  }

  #place(pointer, part, where) {
    this.places.set(pointer, { ...this.places.get(pointer), [part]: where });
  }

  #put(text, look) {
    const where = { line: this.lines.length - 1, from: this.#column, to: this.#column + text.length };
    this.lines.at(-1).push({ text, look });
    this.#column = where.to;
    return where;
  }

  #line(depth) {
    this.lines.push([]);
    this.#column = 0;
    this.#put('  '.repeat(depth), 'mark');
  }
}

function lookOf(value) {
  return value === null
    ? 'word'
    : typeof value === 'string'
      ? 'text'
      : typeof value === 'number'
        ? 'number'
        : 'word';
}

function escapePart(name) {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
