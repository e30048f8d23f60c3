import { lifeRecords } from '../../src/catalogue';
import { readTrail } from '../../src/probes';
import type { OperationName } from '../../src/protocol';
import type { Provocation } from '../../src/verdict';
import { healthyPath, requests } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

const steps = Object.entries(healthyPath) as [keyof typeof healthyPath, readonly OperationName[]][];

/**
 * Walks the healthy path in a case of its own and looks whether it was granted and recorded. What
 * follows proves something only then: a subject that refuses everything, or records nothing ever,
 * would pass half the standard by doing nothing.
 */
export const walkHealthyPath = async (
  subject: SubjectUnderTest,
): Promise<Provocation['baseline']> => {
  const process = await subject.process();
  const at = await subject.begin();
  const refused: string[] = [];
  const walked = steps.filter(([, needs]) => needs.every((one) => process.has(one)));
  for (const [phrase] of walked) {
    const answer = await subject.ask(requests[phrase](at));
    if (answer.kind === 'error') refused.push(`${answer.asked} refused as ${answer.code ?? ''}`);
  }
  await subject.settle();
  await subject.end(at);
  const { seen } = await readTrail(at.trail);
  const life: readonly string[] = lifeRecords;
  const told = seen.records.filter(({ event_type }) => !life.includes(event_type));
  if (told.length === 0) refused.push('nothing of it in the trail');
  if (seen.chain.first_bad) refused.push(`its trail is broken: ${seen.chain.first_bad.reason}`);
  return refused.length === 0
    ? { held: true, what: `${walked.length} requests granted and recorded` }
    : { held: false, what: refused.join('; ') };
};
