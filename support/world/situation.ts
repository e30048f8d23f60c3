import type { Subject } from '../../src/driver';
import { snapshotFiles } from '../../src/probes';
import type { Situation } from '../../src/verdict';
import type { Case } from './case';

/** How memory and files of a case stand now. */
export const readSituation = async (process: Subject, at: Case): Promise<Situation> => {
  const answer = process.has('vram.state') ? (await process.op('vram.state', {})).answer : null;
  return {
    state: answer?.kind === 'ack' ? answer.value : null,
    files: await snapshotFiles(at.workspace.directory, ['audit']),
  };
};
