import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleInput } from '../types';
import { writeBundle } from '../write-bundle';
import { smallRun } from './small-run';
import { temporaryPlace } from './temporary-place';

/** A sealed bundle of the small run, and the keys that go with it. */
interface SealedBundle {
  readonly run: BundleInput;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** A copy of its own for each who means to change it. */
  readonly copy: () => Promise<string>;
}

/** Seals a small run once. */
export const sealedBundle = async (): Promise<SealedBundle> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const run = await smallRun({ signingKey: privateKey });
  await writeBundle(run);
  const copy = async (): Promise<string> => {
    const place = join(await temporaryPlace(), 'bundle');
    await cp(run.directory, place, { recursive: true });
    return place;
  };
  return { run, privateKey, publicKey, copy };
};
