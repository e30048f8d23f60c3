import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memorySource } from './source';
import { Forge, KEY, LATER_KEY, SECOND, THIRD } from './testing';
import { TrailKey } from './trail-key';
import { verifyTrail } from './verify-trail';

type Files = ReadonlyMap<string, Buffer>;

const FOURTH = '2026-11-22.audit';
const MANIFEST = 'manifest.json';
const HEAD = 'head.json';

/**
 * Two files left of three since retention removed the oldest, then another under a second key, and
 * one still open; and documents as they once were, all of them sealed with a key of the trail.
 */
const build = (): { files: Files; once: readonly (readonly [string, Buffer])[] } => {
  const removed = new Forge().fill(3);
  const boundary = removed.place;
  const event = {
    event_type: 'RetentionApplied',
    through_seq: boundary.seq,
    through_hash: boundary.hash,
  };
  const forge = new Forge().after(boundary).fill(2).append({ severity: 'LIFE', event });
  const once: (readonly [string, Buffer])[] = [];
  const keepDocuments = (change: object = {}) => {
    forge.manifest({ boundary, ...change }).head();
    for (const name of [MANIFEST, HEAD])
      once.push([name, forge.files.get(name) ?? Buffer.alloc(0)]);
  };
  keepDocuments({ boundary: null });
  forge.rotate(SECOND).fill(3);
  keepDocuments();
  forge.changeKey(LATER_KEY).rotate(THIRD).fill(2);
  keepDocuments();
  forge.rotate(FOURTH).fill(3);
  keepDocuments();
  return { files: forge.files, once: once.slice(0, -2) };
};

const { files: intact, once } = build();
const isTrail = (name: string) => name.endsWith('.audit');
const names = [...intact.keys()];
const trailNames = names.filter(isTrail);

const bytesOf = (files: Files, name: string) => files.get(name) ?? Buffer.alloc(0);
const linesOf = (name: string) =>
  bytesOf(intact, name)
    .toString()
    .split(/(?<=\n)/);
const having = (name: string, bytes: Buffer): Files => new Map([...intact, [name, bytes]]);
const without = (name: string): Files => new Map([...intact].filter(([other]) => other !== name));

/** Anywhere alike; of all doubles between 0 and 1, nearly every one lies next to 0. */
const place = fc.nat(2 ** 20 - 1).map((n) => n / 2 ** 20);
const into = (length: number, at: number) => Math.floor(at * length);

/** Replaces, removes or inserts bytes anywhere in anything. */
const edits = fc
  .record({
    name: fc.constantFrom(...names),
    at: place,
    removed: fc.nat(300),
    inserted: fc.oneof(fc.uint8Array({ maxLength: 3 }), fc.constantFrom(...linesOf(SECOND))),
  })
  .map(({ name, at, removed, inserted }) => {
    const bytes = bytesOf(intact, name);
    const start = into(bytes.length + 1, at);
    const end = bytes.subarray(start + removed);
    return having(name, Buffer.concat([bytes.subarray(0, start), Buffer.from(inserted), end]));
  });

const flips = fc.record({ name: fc.constantFrom(...names), at: place }).map(({ name, at }) => {
  const bytes = Buffer.from(bytesOf(intact, name));
  const bit = into(bytes.length * 8, at);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return having(name, bytes);
});

const cuts = fc
  .record({ name: fc.constantFrom(...names), at: place })
  .map(({ name, at }) =>
    having(name, bytesOf(intact, name).subarray(0, into(bytesOf(intact, name).length, at))),
  );

/** Moves, repeats or drops whole lines, from one file to another as well. */
const moves = fc
  .record({
    from: fc.constantFrom(...trailNames),
    to: fc.constantFrom(...trailNames),
    line: place,
    at: place,
    isKept: fc.boolean(),
  })
  .map(({ from, to, line, at, isKept }) => {
    const source = linesOf(from);
    const [moved = ''] = source.splice(into(source.length - 1, line), 1);
    const left = isKept ? linesOf(from) : source;
    const target = from === to ? left : linesOf(to);
    const put = target.toSpliced(into(target.length, at), 0, moved).join('');
    return new Map([...intact, [from, Buffer.from(left.join(''))], [to, Buffer.from(put)]]);
  });

const removals = fc.constantFrom(...names).map(without);
const exchanges = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
  .map(([a, b]) => new Map([...intact, [a, bytesOf(intact, b)], [b, bytesOf(intact, a)]]));
const additions = fc
  .tuple(
    fc.constantFrom(...trailNames),
    fc.constantFrom('2026-11-19.audit', '2026-11-20-7.audit', '2026-12-01.audit'),
  )
  .map(([name, as]) => having(as, bytesOf(intact, name)));
const rollBacks = fc.constantFrom(...once).map(([name, bytes]) => having(name, bytes));

const changes = fc.oneof(edits, flips, cuts, moves, removals, exchanges, additions, rollBacks);

const isSame = (files: Files) =>
  files.size === intact.size &&
  names.every((name) => bytesOf(files, name).equals(bytesOf(intact, name)));

/** What is seen of the records, and said of the trail. */
const look = async (files: Files) => {
  const seen: string[] = [];
  const keys = [LATER_KEY, KEY].map((key) => new TrailKey(key));
  const { ok, tail, unlisted } = await verifyTrail(memorySource(files), keys, {
    record: ({ bytes }) => seen.push(bytes.toString()),
  });
  return { seen: seen.join('\n'), says: { ok, tail, unlisted } };
};

/** Whether only digest files were lost, which say nothing that the manifest does not say as well. */
const lacksDigestsOnly = (files: Files) =>
  names.every((name) => name.endsWith('.sha256') || files.has(name)) &&
  [...files].every(([name, bytes]) => bytesOf(intact, name).equals(bytes));

test('no single change of a trail goes unsaid, over files, two keys and a boundary (I5)', async () => {
  const untouched = await look(intact);
  const whole = { ok: true, tail: 'attested', unlisted: 0 };
  assert.deepEqual(untouched.says, whole);
  await fc.assert(
    fc.asyncProperty(changes, async (files) => {
      fc.pre(!isSame(files));
      const { seen, says } = await look(files);
      if (seen !== untouched.seen) assert.equal(says.ok, false, 'a record is missing or changed');
      if (!lacksDigestsOnly(files)) assert.notDeepEqual(says, whole);
    }),
    { numRuns: 2000 },
  );
});
