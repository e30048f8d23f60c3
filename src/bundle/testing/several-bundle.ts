import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { ColumnOutcome } from '../write-several';
import { writeBundle } from '../write-bundle';
import { writeSeveral } from '../write-several';
import { smallRun } from './small-run';
import { temporaryPlace } from './temporary-place';

/** A sealed bundle over several subjects, and the keys that go with it. */
interface SeveralBundle {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** A copy of its own for each who means to change it. */
  readonly copy: () => Promise<string>;
}

const gate = { name: 'proofgate', version: '0.1.0' } as const;

/**
 * Seals three subjects once: `whole` ran all of the small run, `part` what passes in it, and `gone`
 * could not be judged.
 */
export const severalBundle = async (): Promise<SeveralBundle> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const whole = await smallRun();
  const passing = whole.scenarios.filter(({ outcome }) => outcome === 'pass');
  const directory = join(await temporaryPlace(), 'several');
  const judge = async (
    index: number,
    output: string,
    among: Readonly<Record<string, number | string[]>>,
  ): Promise<ColumnOutcome> => {
    if (index === 2) return { exit: 3, reason: `expected a program in ${output}, found none` };
    const names = index === 0 ? [] : passing.map(({ name }) => name);
    const run = await smallRun({ signingKey: privateKey, environment: { among } }, names);
    await writeBundle({ ...run, directory: join(output, 'bundle') });
    return { bundle: 'bundle' };
  };
  await writeSeveral({
    ...{ directory, gate, judge, signingKey: privateKey },
    columns: ['whole', 'part', 'gone'].map((name) => ({ name, backend: 'mock' })),
    now: () => new Date('2026-11-20T12:00:00.000Z'),
  });
  const copy = async (): Promise<string> => {
    const place = join(await temporaryPlace(), 'several');
    await cp(directory, place, { recursive: true });
    return place;
  };
  return { privateKey, publicKey, copy };
};
