import { SubjectError, type Subject } from '../../../src/driver';
import { readTrail } from '../../../src/probes';
import { readAllCounters } from '../counters';
import type { Case } from '../case';
import { emitRoutine } from '../requests';
import type { SubjectUnderTest } from '../subject-under-test';

/** How many events the second writer tries to write: enough that one that slips through shows. */
const EVENTS = 3;

/** Has a second worker write to the trail of the first one, which goes on living. */
export const writeBeside = async (subject: SubjectUnderTest) => {
  const first = await subject.process();
  const attempt = await subject.beside(async (rival, begin) => {
    subject.provoked.push({
      kind: 'a second worker on the same trail',
      evidence: () =>
        Promise.resolve({
          fired: rival.pid !== first.pid,
          evidence: `process ${rival.pid} was begun on the trail of process ${first.pid}, which lived`,
        }),
    });
    return tryToWrite(rival, begin);
  });
  const at = await subject.case();
  await subject.settle();
  const { seen } = await readTrail(at.trail);
  const found = seen.records.filter(({ event }) => event.shard_id === intruder(at)).length;
  return { emitted: EVENTS, ...attempt, found };
};

/** An id that only the second worker uses. */
const intruder = ({ shardId }: Pick<Case, 'shardId'>): string => `${shardId}-beside`;

const tryToWrite = async (rival: Subject, begin: () => Promise<Case>) => {
  try {
    const at = await begin();
    const { operation, args } = emitRoutine({ ...at, shardId: intruder(at) });
    for (let n = 0; n < EVENTS; n += 1) await rival.op(operation, args);
    const { answer } = await rival.op('audit.flush', {});
    const { failures } = (await readAllCounters(rival, at))['vram-residency'];
    const refusal = answer.kind === 'error' ? answer.message : null;
    return { refusal, failures };
  } catch (cause) {
    if (!(cause instanceof SubjectError)) throw cause;
    return { refusal: cause.message, failures: null };
  }
};
