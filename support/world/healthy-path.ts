import { lifeRecords } from '../../src/catalogue';
import { readTrail } from '../../src/probes';
import type { Provocation } from '../../src/verdict';
import { healthyPath, requests } from './requests';
import type { SubjectUnderTest } from './subject-under-test';

/** Of a shard that was sealed before: not to be asked of a subject that cannot seal. */
const needsShard: readonly string[] = ['verifies the shard', 'deallocates the shard'];

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
  for (const phrase of healthyPath) {
    if (needsShard.includes(phrase) && !process.has('vram.seal')) continue;
    const request = requests[phrase](at);
    if (!process.has(request.operation)) continue;
    const answer = await subject.ask(request);
    if (answer.kind === 'error') refused.push(`${answer.asked} refused as ${answer.code ?? ''}`);
  }
  await subject.settle();
  await subject.end(at);
  const { seen } = await readTrail(at.ready.trail.directory, at.workspace.key);
  const life: readonly string[] = lifeRecords;
  const told = seen.records.filter(({ event_type }) => !life.includes(event_type));
  if (told.length === 0) refused.push('nothing of it in the trail');
  if (seen.chain.first_bad) refused.push(`its trail is broken: ${seen.chain.first_bad.reason}`);
  return refused.length === 0
    ? { held: true, what: `${healthyPath.length} requests granted and recorded` }
    : { held: false, what: refused.join('; ') };
};
