/** What the finder leads to. */
export interface Findable {
  id: string;
  group: 'pages' | 'actions' | 'setup' | 'contacts';
  text: string;
  /** Other words for the same. */
  words: string;
  hint?: string;
  href: string;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Better the earlier the words are found: in the name before the other words, at its beginning first. */
function rank(one: Findable, asked: readonly string[]): number | null {
  const name = wordsOf(one.text);
  const others = wordsOf(one.words);
  let total = 0;
  for (const word of asked) {
    const at = name.findIndex((known) => known.startsWith(word));
    if (at >= 0) total += at;
    else if (others.some((known) => known.startsWith(word))) total += 10;
    else return null;
  }
  return total;
}

/** Those that have all the words, in any order, best first; everything while nothing is asked. */
export function findAmong(all: readonly Findable[], text: string): Findable[] {
  const asked = wordsOf(text);
  if (asked.length === 0) return [...all];
  return all
    .flatMap((one) => {
      const ranked = rank(one, asked);
      return ranked === null ? [] : [{ one, ranked }];
    })
    .sort((a, b) => a.ranked - b.ranked)
    .map(({ one }) => one);
}
