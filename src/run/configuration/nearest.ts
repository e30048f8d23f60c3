/** As many letters may differ before a suggestion is a guess. */
const MOST_DIFFERENT = 3;

/** The known word that somebody most likely meant, or none where nothing comes close. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const [best] = known
    .map((one) => ({ one, away: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= Math.min(MOST_DIFFERENT, Math.ceil(word.length / 2))
    ? best.one
    : undefined;
};

/** Levenshtein's distance: letters put in, taken out or exchanged. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const exchanged = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
