import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chainFiles, holdTrail, tears, type Tear } from '../../../src/probes';
import type { SubjectUnderTest } from '../subject-under-test';
import { changedFiles } from './provoked';

/** Kills the worker and leaves the last line of its trail as a crash does; returns what is torn. */
export const tearLastLine = async (subject: SubjectUnderTest, tear: Tear): Promise<Buffer> => {
  await subject.settle();
  await subject.kill();
  const { trail } = await subject.case();
  const before = await holdTrail(trail);
  const name = chainFiles(before, trail.format).at(-1) ?? '';
  const { whole, torn } = tears[tear](before.get(name) ?? Buffer.alloc(0));
  const path = join(trail.directory, name);
  // In place, so that the file keeps its owner and its mode.
  await writeFile(path, Buffer.concat([whole, torn]), { flag: 'r+' });
  await truncate(path, whole.length + torn.length);
  subject.provoked.push(changedFiles(tear, before, await holdTrail(trail)));
  return torn;
};
