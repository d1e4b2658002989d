import { type Problem } from '../outcome.js';

export const LONGEST_WORDS = 10_000;

/** What is wrong with words that somebody must write. @param longest in characters */
export function wordsProblems(field: string, words: string, longest = LONGEST_WORDS): Problem[] {
  if (words.trim() === '') return [{ field, message: 'is required' }];
  if (words.includes('\0')) return [{ field, message: 'contains a null character' }];
  return words.length > longest
    ? [{ field, message: `has more than ${longest} characters: shorten it` }]
    : [];
}
