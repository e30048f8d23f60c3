import type { RequirementDefinition } from '../../../catalogue';
import type { Catalogue } from '../../types';

/** A catalogue of few words that never change, so that a document drawn with it changes by ours alone. */
export const toldCatalogue: Catalogue = {
  requirements: [
    asks('EMIT-1', 'Every event is emitted', 'blocking'),
    asks('EMIT-2', 'A failure is logged', 'blocking'),
    asks('EMIT-3', 'A failure is counted', 'blocking'),
    asks('FLUSH-1', 'A failed verification is on disk', 'blocking'),
    asks('DROP-1', 'Disposal flushes', 'blocking'),
    asks('DROP-3', 'SIGTERM flushes', 'blocking'),
    asks('TIME-1', 'Digests are compared in constant time', 'major'),
    asks('HYG-1', 'Input forges no line', 'major'),
    asks('REVIEW-1', 'Every emission is handled', 'blocking'),
    asks('REVIEW-2', 'Every failure is counted', 'advisory'),
  ],
  regulations: [
    { id: 'GDPR-32', framework: 'GDPR', clause: 'Art. 32', asks: 'Keep integrity.' },
    { id: 'SOC2-CC7.2', framework: 'SOC 2', clause: 'CC7.2', asks: 'Notice what is unusual.' },
  ],
};

function asks(
  id: string,
  title: string,
  severity: RequirementDefinition['severity'],
): RequirementDefinition {
  return {
    ...{ id, title, severity, statement: `${title}, and MUST be.`, chapter: 'emission' },
    ...{ crates: ['vram-residency'], source: [], regulations: ['GDPR-32', 'SOC2-CC7.2'] },
    ...{ observed: `Seen from outside: ${id}.`, minimumChecks: 2 },
  };
}
