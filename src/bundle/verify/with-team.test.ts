import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { sealedEdition, teamRun } from '../testing';
import { writeBundle } from '../write-bundle';
import { verifyBundle } from './index';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** What this gate says, with a catalogue of its own, of a run that a team added to. */
const verified = async (team: Parameters<typeof teamRun>[1] = {}) => {
  const run = await teamRun({ signingKey: privateKey }, team);
  await writeBundle(run);
  const { conditions, rejudged } = await verifyBundle({ directory: run.directory, publicKey });
  const problems = (wanted: string) =>
    conditions.filter(({ name, ok }) => name === wanted && !ok).flatMap((one) => one.problems);
  const detail = conditions.find(({ name }) => name === 'rejudged')?.detail ?? '';
  return { conditions, rejudged, detail, problems };
};

const ok = ({ conditions }: Awaited<ReturnType<typeof verified>>): boolean =>
  conditions.every((one) => one.ok);

test('checks of a team are taken as told, and nobody is told that they were judged again', async () => {
  const told = await verified();
  assert.equal(ok(told), true, JSON.stringify(told.conditions));
  assert.equal(told.rejudged.verdicts, 71);
  assert.equal(
    told.detail,
    "3 observations judged again give the same 71 verdicts; 1 checks of the team's own are taken as told",
  );
});

test('without a team there is nothing that is taken as told', async () => {
  const told = await verified({ ids: [], added: [], prefix: null, observation: quiet });
  assert.equal(ok(told), true, JSON.stringify(told.conditions));
  assert.equal(told.detail, '4 observations judged again give the same 70 verdicts');
});

test('an edition tells the checks of a team apart as well', async () => {
  const { copy, publicKey: key } = await sealedEdition('DROP-3', teamRun);
  const { conditions } = await verifyBundle({ directory: await copy(), publicKey: key });
  assert.deepEqual(
    conditions.filter((one) => !one.ok),
    [],
  );
  assert.match(
    conditions.find(({ name }) => name === 'rejudged')?.detail ?? '',
    /^2 observations judged again come out alike; 1 checks of the team's own are taken as told; 1 were/,
  );
});

test('an unknown check is believed for requirements of the team alone', async () => {
  for (const ids of [['ACME-12', 'EMIT-2'], ['EMIT-2'], []]) {
    const { problems } = await verified({ ids });
    const [first, ...others] = problems('rejudged').filter((one) =>
      one.endsWith(': acme-is-neat cannot be judged again: no check is named acme-is-neat'),
    );
    assert.ok(first?.startsWith(`${ids.join(' ') || 'no requirement'}, features/small/`), first);
    assert.deepEqual(others, []);
  }
});

test('a requirement of nobody, or under the name of the standard, is told as added', async () => {
  const added = (id: string) => `the catalogue of the bundle adds ${id} (advisory, 2 checks)`;
  for (const [prefix, id] of [
    ['ACME', 'ACMES-1'],
    ['ACME', 'OTHER-1'],
    ['REVIEW', 'REVIEW-99'],
    [null, 'ACME-1'],
  ] as const) {
    const { problems } = await verified({ ids: [id], added: [id], prefix });
    assert.ok(
      problems('consistent').some((one) => one.startsWith(added(id))),
      id,
    );
    assert.ok(
      problems('rejudged').some((one) =>
        one.endsWith(': acme-is-neat cannot be judged again: no check is named acme-is-neat'),
      ),
      id,
    );
  }
});

test('what a team has checked by the standard is judged again', async () => {
  const told = await verified({ observation: quiet });
  assert.equal(ok(told), true, JSON.stringify(told.conditions));
  assert.equal(told.detail, '4 observations judged again give the same 71 verdicts');
});

const quiet = {
  ...{ check: 'log-is-quiet', expected: {}, seen: { lines: [] }, provocation: null },
  assurance: { level: 'observed', reason: 'read from the log by the team' },
  at: '2026-11-20T12:00:00.000Z',
} as const;
