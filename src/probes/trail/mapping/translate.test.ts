import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZEROS, formatOf, plain } from './testing/crate';

const record = { type: 'VramSealed', at: '2026-11-20T12:00:00Z', prev: ZEROS, hash: ZEROS };
const members = { event_type: '/type', timestamp: '/at', prev_hash: '/prev', hash: '/hash' };

/** A crate that has no more than it must, each record being its event. */
const bare = { files: { name: '{day}.audit' }, members, hash: { algorithm: 'sha256' } };

const read = (mapping: object, line: object) =>
  formatOf(mapping).recordOf({ bytes: Buffer.from(JSON.stringify(line)), seq: 7 });

const line = ({ hash, ...rest }: object & { hash: string }, more: object) => ({
  ...rest,
  ...more,
  hash,
});

test('a line that is its own event gives all that is no member of the record', () => {
  assert.deepEqual(read(bare, line(record, { shard_id: 'a', by: { at: 1 } })), {
    ...{ seq: 7, log_id: '', audit_id: '', service_id: '', severity: 'none' },
    ...{ timestamp: record.at, prev_hash: ZEROS, hash: ZEROS },
    event: { shard_id: 'a', by: { at: 1 }, event_type: 'VramSealed' },
  });
});

test('nothing hides under a name that only looks like the place of a member', () => {
  const nested = { ...bare, members: { ...members, audit_id: '/meta/id', service_id: '/a~1b' } };
  const meta = { id: 'id-1' };
  const { event, service_id } = read(
    nested,
    line(record, { meta, 'meta/id': 'secret', 'a/b': 'worker' }),
  );
  assert.deepEqual(event, { meta, 'meta/id': 'secret', event_type: 'VramSealed' });
  assert.equal(service_id, 'worker');
});

test('a crate without a severity has none, whatever its names for them', () => {
  const severities = { ROUTINE: 'none', HIGH: 'warn' };
  assert.equal(read({ ...bare, severities }, record).severity, 'none');
});

test('a field that stands elsewhere is taken from there, and left as it is where there is none', () => {
  const whole = { id: '1', service: 'worker', level: 'info', ...record };
  const eventOf = (data: object) => read(plain, line(whole, { data })).event;
  assert.deepEqual(eventOf({ digest: 'ab' }), { digest: 'ab', event_type: 'VramSealed' });
  assert.deepEqual(eventOf({ by: 'me', actor: { ip: '::1', user_id: 'you' } }), {
    ...{ by: 'me', actor: { ip: '::1', user_id: 'me' }, event_type: 'VramSealed' },
  });
  assert.deepEqual(eventOf({ by: 'me', actor: 'you' }).actor, { user_id: 'me' });
});

test('names are spelled anew at every depth', () => {
  const camel = { ...bare, spelling: { fields: 'camel' } };
  const { event } = read(
    camel,
    line(record, { theActor: { userId: 'me' }, allOf: [{ shardId: 1 }, 'aB'] }),
  );
  assert.deepEqual(event, {
    ...{ the_actor: { user_id: 'me' }, all_of: [{ shard_id: 1 }, 'aB'], event_type: 'VramSealed' },
  });
});

test('nothing is read from a line that is none of the format', () => {
  assert.throws(() => read(bare, { ...record, at: 'now' }), /found one that does not hold an RFC/);
});
