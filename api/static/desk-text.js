/** A text and its offsets: the API counts Unicode code points, a string counts UTF-16 units. */

const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

export class Text {
  /** Note where the characters stand that a string holds as two units. */
  constructor(string) {
    this.string = string;
    this.pairs = [];
    for (let at = 0; at < string.length - 1; at += 1) {
      if (isHigh(string.charCodeAt(at)) && isLow(string.charCodeAt(at + 1))) {
        this.pairs.push(at - this.pairs.length);
        at += 1;
      }
    }
  }

  /** Turn an offset in code points into one in units: one more for every pair before it. */
  unit(point) {
    let [low, high] = [0, this.pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  /** Turn a range of the API into one of the string, whatever else it has. */
  range(span) {
    return { start: this.unit(span.start), end: this.unit(span.end) };
  }

  /** Cut a range of the API out of the text. */
  cut(span) {
    return this.string.slice(this.unit(span.start), this.unit(span.end));
  }
}
