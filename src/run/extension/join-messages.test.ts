import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Envelope } from '@cucumber/messages';
import { CHECK_MEDIA_TYPE, readScenarios, type CheckRecord } from '../../verdict';
import { checkRecord, Stream, type Started } from '../../verdict/testing';
import { RunError } from '../errors';
import { joinMessages } from './join-messages';

const failing = checkRecord({
  ...{ outcome: 'fail', findings: [{ code: 'lost', expected: 'an event', seen: 'none' }] },
});

/** A run of one scenario; messages of a team are numbered apart from those of the standard. */
const ran = (uri: string, tag: string, records: readonly CheckRecord[], mark: string) => {
  const stream = new Stream();
  const started = stream.start(stream.pickle({ uri, tags: [tag] }));
  for (const record of records) stream.attach(started, CHECK_MEDIA_TYPE, record);
  stream.endStep(started, records.includes(failing) ? 'FAILED' : 'PASSED');
  stream.end(started);
  const renamed = JSON.stringify(stream.messages).replaceAll('id-', `${mark}-`);
  return {
    messages: JSON.parse(renamed) as Envelope[],
    started: JSON.parse(JSON.stringify(started).replaceAll('id-', `${mark}-`)) as Started,
  };
};

const standard = ran('features/emission/a.feature', '@EMIT-3', [failing], 'standard');
const team = ran('features/team/b.feature', '@TEAM-1', [checkRecord()], 'team');

const outcomes = (messages: readonly Envelope[]) =>
  readScenarios(messages).map(({ requirements, outcome }) => [...requirements, outcome]);

const isRefused = (given: readonly Envelope[]): void => {
  assert.throws(
    () => joinMessages(standard.messages, given),
    (error) => error instanceof RunError && error.code === 'BAD_EXTENSION',
  );
};

test('the scenarios of a team stand beside those of the standard, which read as before', () => {
  assert.deepEqual(outcomes(joinMessages(standard.messages, team.messages)), [
    ['EMIT-3', 'fail'],
    ['TEAM-1', 'pass'],
  ]);
});

test('a message that speaks of a scenario of the standard makes the run void', () => {
  const [, ...forged] = standard.messages;
  isRefused([...team.messages, ...forged]);
  const attached = new Stream();
  attached.attach(standard.started, CHECK_MEDIA_TYPE, checkRecord());
  isRefused([...team.messages, ...attached.messages]);
  const ended = new Stream();
  ended.endStep(standard.started, 'PASSED');
  isRefused([...team.messages, ...ended.messages]);
});

test('a pickle that takes the place of one of the standard makes the run void', () => {
  const usurped = standard.messages.map(({ pickle, ...rest }) =>
    pickle ? { pickle: { ...pickle, tags: [] } } : rest,
  );
  isRefused([...team.messages, ...usurped]);
});

test('messages that nobody can read make the run void', () => {
  const nonsense = new Stream();
  nonsense.attach(team.started, CHECK_MEDIA_TYPE, { outcome: 'pass' });
  isRefused([...team.messages.slice(0, -2), ...nonsense.messages, ...team.messages.slice(-2)]);
});
