/** Lines of a trail whose records are linked; their hashes are made up. */
export const trailLines = (many: number): readonly string[] =>
  Array.from({ length: many }, (_, nth) =>
    JSON.stringify({
      seq: nth + 1,
      timestamp: '2026-11-20T12:00:00.000Z',
      event: { event_type: nth === 0 ? 'TrailOpened' : 'SealVerified' },
      prev_hash: hashOf(nth),
      hash: hashOf(nth + 1),
    }),
  );

const hashOf = (nth: number): string => nth.toString(16).padStart(8, '0').repeat(8);
