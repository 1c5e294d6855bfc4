const maxWords = 10;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFC')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a search, as the text index counts them. */
export const searchWords = (search: string | undefined): string[] =>
  wordsOf(search ?? '').slice(0, maxWords);

/** Each word begins a word of the text; what the text index finds. */
export const hasWords = (text: string, words: readonly string[]): boolean => {
  const present = wordsOf(text);
  return words.every((word) => present.some((one) => one.startsWith(word)));
};
