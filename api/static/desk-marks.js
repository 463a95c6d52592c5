/** Ranges over a text, cut so that they can be drawn: flat pieces, each with all its marks. */

// Longer than any paragraph that a person writes; drawing one anew must stay a matter of
// milliseconds, so what is longer is set in parts.
const LONGEST = 8000;

/** Find the paragraphs of a string, as ranges without the blank lines between them. */
export function paragraphs(string) {
  const found = [];
  let start = 0;
  for (const gap of [...string.matchAll(/\n[^\S\n]*\n\s*/g), { index: string.length, 0: "" }]) {
    if (gap.index > start) found.push(...parts(string, start, gap.index));
    start = gap.index + gap[0].length;
  }
  return found;
}

/** Cut a paragraph that is too long to be drawn at once, between two words. */
function* parts(string, start, end) {
  let from = start;
  while (end - from > LONGEST) {
    const blank = string.lastIndexOf(" ", from + LONGEST);
    const to = blank > from ? blank + 1 : from + LONGEST;
    yield { start: from, end: to, goesOn: from > start };
    from = to;
  }
  yield { start: from, end, goesOn: from > start };
}

/** Find which of *ranges*, in order and apart, a mark touches: first and last, as positions. */
export function touched(ranges, mark) {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle].end <= mark.start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < ranges.length && ranges[at].start < mark.end; at += 1) found.push(at);
  return found;
}

/** Cut a range wherever a mark begins or ends; each piece has the marks that lie on it. */
export function pieces({ start, end }, marks) {
  const edges = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) edges.add(mark.start);
    if (mark.end > start && mark.end < end) edges.add(mark.end);
  }
  const cuts = [...edges].sort((one, other) => one - other);
  return cuts.slice(1).map((to, at) => ({
    start: cuts[at],
    end: to,
    marks: marks.filter((mark) => mark.start < to && mark.end > cuts[at]),
  }));
}
