const MOST = 5;

/** Names that a slip of the hand away, or share a part with what was typed; nearest first. */
export function nearNames(typed: string, names: readonly string[]): string[] {
  const parts = new Set(
    typed
      .toLowerCase()
      .split(/[.\s_-]+/)
      .filter((part) => part.length > 1),
  );
  const shares = (name: string): number => name.split(/[.-]/).filter((part) => parts.has(part)).length;
  return names
    .map((name) => ({ name, distance: distance(typed.toLowerCase(), name) - 3 * shares(name) }))
    .filter(({ name, distance }) => distance <= Math.max(2, name.length / 3))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, 'en'))
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Levenshtein: insertions, deletions and replacements between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
