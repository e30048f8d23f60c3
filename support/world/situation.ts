import type { Subject } from '../../src/driver';
import { snapshotFiles } from '../../src/probes';
import type { Situation } from '../../src/verdict';
import type { Case } from './case';

/** How memory and files of a case stand now. */
export const readSituation = async (process: Subject, at: Case): Promise<Situation> => {
  return {
    state: await readState(process),
    files: await snapshotFiles(at.workspace.directory, ['audit']),
  };
};

/** What the subject says of its memory: null where it never says, the refusal where it refuses. */
const readState = async (process: Subject): Promise<Situation['state']> => {
  if (!process.has('vram.state')) return null;
  const { answer } = await process.op('vram.state', {});
  return answer.kind === 'ack' ? answer.value : { ...answer };
};
