import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OwnerAuditor } from './create-auditor';
import type { Emission } from './emission';
import type { DiskFault } from './faulty-storage';
import { trailFiles } from './file-name';
import { aCriticalEvent, aRoutineEvent, trailRoom, type StoredRecord } from './testing';
import type { LocalTrail } from './trail';

type Step =
  | { readonly kind: 'emit'; readonly critical: boolean; readonly times: number }
  | {
      readonly kind: 'fault';
      readonly fault: DiskFault;
      readonly after: number;
      readonly times: number | undefined;
    }
  | { readonly kind: 'rotate' }
  | { readonly kind: 'remove the file' }
  | { readonly kind: 'turn' }
  | { readonly kind: 'flush' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'kill' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('emit' as const),
        critical: fc.boolean(),
        times: fc.integer({ min: 1, max: 8 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('fault' as const),
        fault: fc.constantFrom<DiskFault>('write-error', 'sync-error', 'stall', 'none'),
        after: fc.integer({ min: 0, max: 3 }),
        times: fc.constantFrom(1, 2, undefined),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'rotate' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'remove the file' as const }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'turn' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'flush' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'kill' as const }) },
  ),
  { maxLength: 25 },
);

type Room = Awaited<ReturnType<typeof trailRoom>>;

const removeNewestFile = async ({ directory }: Room): Promise<void> => {
  const newest = trailFiles(await readdir(directory)).at(-1);
  if (newest !== undefined) await unlink(join(directory, newest));
};

/** What a kill at this moment leaves; what vouches for the files is never ahead of them. */
const copyTrail = (from: string, to: string): void => {
  mkdirSync(to);
  const names = readdirSync(from);
  const documents = names.filter((name) => /\.(json|sha256)$/.test(name));
  for (const name of [...documents, ...trailFiles(names)]) {
    copyFileSync(join(from, name), join(to, name));
  }
};

const nameOf = ({ event }: StoredRecord) => event.shard_id ?? event.path;

/** One trail after the other on a real directory, and everything that was emitted to them. */
class Living {
  readonly emissions: Emission[] = [];
  readonly #pending: Promise<unknown>[] = [];
  #now = Date.UTC(2026, 10, 20);
  /** Until it is restored, what was removed is held by nothing but the process. */
  #isFileGone = false;

  #current: { readonly trail: LocalTrail; readonly auditor: OwnerAuditor } | null = null;

  private constructor(private readonly room: Room) {}

  static async begin(room: Room): Promise<Living> {
    const living = new Living(room);
    await living.#open();
    return living;
  }

  get #live(): { readonly trail: LocalTrail; readonly auditor: OwnerAuditor } {
    return this.#current ?? assert.fail('no trail is open');
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'emit':
        this.#emit(step.critical, step.times);
        return;
      case 'fault':
        this.room.disk.inject(step.fault, step.after, step.times);
        return;
      case 'rotate':
        this.#pending.push(this.#live.trail.custody.rotate().catch(assert.ok));
        return;
      case 'remove the file':
        // The newest that is left would be a closed one, which nobody holds open.
        if (this.#isFileGone) return;
        this.room.disk.inject('none', 0);
        await Promise.all([this.#live.auditor.flush(), ...this.#pending.splice(0)]);
        this.#isFileGone = true;
        return removeNewestFile(this.room);
      case 'turn':
        await new Promise((resolve) => setTimeout(resolve, 1));
        return;
      case 'flush':
        this.#pending.push(this.#live.auditor.flush());
        return;
      case 'restart':
        await this.end();
        await this.#open();
        return;
      case 'kill':
        if (!this.#isFileGone) await this.#killed();
    }
  }

  /** Ends on a disk that is well, so that nothing is left untold. */
  async end(): Promise<void> {
    const disposal = this.#live.trail[Symbol.asyncDispose]();
    this.room.disk.inject('none', 0);
    await disposal;
    await Promise.all(this.#pending.splice(0));
    this.#isFileGone = false;
  }

  /** Who opens the trail as it lies there finds all that was called synced, and nothing given up. */
  async #killed(): Promise<void> {
    const settled = { synced: new Set<unknown>(), failed: new Set<unknown>() };
    for (const [n, emission] of this.emissions.entries()) {
      emission.onSettled((failure) => {
        settled[failure === null ? 'synced' : 'failed'].add(`shard-${n}`);
      });
    }
    const { synced, failed } = { synced: new Set(settled.synced), failed: new Set(settled.failed) };
    await using heir = await trailRoom();
    copyTrail(this.room.directory, heir.directory);
    await heir.visit();
    const present = (await heir.records()).map(nameOf);
    const there = new Set(present);
    assert.equal(there.size, present.length, 'no event twice');
    assert.deepEqual(
      [...synced].filter((name) => !there.has(name)),
      [],
    );
    assert.deepEqual(
      present.filter((name) => failed.has(name)),
      [],
    );
  }

  async #open(): Promise<void> {
    const trail = await this.room.open({
      capacity: 6,
      clock: () => (this.#now += 400),
      flush: { batch_size: 4, critical_wait_ms: 60_000 },
      rotation: { max_bytes: 5_000 },
    });
    this.#current = { trail, auditor: this.room.auditor(trail) };
  }

  #emit(critical: boolean, times: number): void {
    for (let n = 0; n < times; n += 1) {
      const id = `shard-${this.emissions.length}`;
      this.emissions.push(
        this.#live.auditor.emit(critical ? aCriticalEvent(id) : aRoutineEvent(id)),
      );
    }
  }
}

/** What once went wrong, tried first. */
const remembered: [Step[]][] = [
  [
    [
      { kind: 'remove the file' },
      { kind: 'emit', critical: false, times: 4 },
      { kind: 'fault', fault: 'stall', after: 1, times: 1 },
      { kind: 'fault', fault: 'write-error', after: 0, times: undefined },
      { kind: 'turn' },
    ],
  ],
];

const RUNS = Number(process.env.TRAIL_PROPERTY_RUNS ?? 100);

test('whatever the disk does, each event is in the trail once, or counted and told as lost once', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      await using room = await trailRoom();
      const living = await Living.begin(room);
      for (const step of sequence) await living.take(step);
      await living.end();
      const { emissions } = living;
      const stored = (await room.records()).map(nameOf);
      const kept = emissions.flatMap(({ failure }, n) => (failure === null ? [`shard-${n}`] : []));
      assert.deepEqual(stored, kept);
      const { attempts, failures, critical } = await room.counted();
      assert.equal(attempts, emissions.length);
      assert.equal(attempts, stored.length + failures);
      const lost = emissions.filter(({ failure }) => failure !== null);
      assert.equal(critical, lost.filter(({ severity }) => severity === 'critical').length);
      const logged = room.lines.filter((line) => line.includes(' was not recorded: '));
      assert.equal(logged.length, failures);
      const told = (await room.life()).filter(({ event }) => event.event_type === 'EventsLost');
      assert.equal(
        told.reduce((sum, { event }) => sum + Number(event.count), 0),
        failures,
      );
    }),
    { numRuns: RUNS, examples: remembered },
  );
});
