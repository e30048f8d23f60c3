import { layout } from '../layout';
import { planDigest, shardName, type Plan } from '../plan';
import { descriptor, type Statement } from './descriptor';
import { digestOf, namedFiles, type Sealed } from './sealed';
import { testedArtifact } from './tested-artifact';

/** SCAI v0.3: attributes asserted of a target, each with its evidence. */
export const SEAL_PREDICATE = 'https://in-toto.io/attestation/scai/attribute-report/v0.3';

/**
 * States over the manifest and the tag files what the run came to, requirement by requirement. It
 * quotes no evidence: an edition without some of it still has to carry this seal.
 */
export const sealStatement = (sealed: Sealed): Statement => {
  const { results, policy, traceability } = sealed;
  const target = testedArtifact(sealed);
  const evidence = descriptor(layout.results, digestOf(sealed, layout.results));
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: namedFiles(sealed).map(([path, digest]) => descriptor(path, digest)),
    predicateType: SEAL_PREDICATE,
    predicate: {
      attributes: [
        {
          attribute: `VERDICT_${results.verdict.toUpperCase()}`,
          target,
          conditions: {
            exit: results.exit,
            backend: results.backend,
            demandedAssurance: policy.demandedAssurance,
            ...part(sealed.plan),
          },
          evidence,
        },
        ...traceability.requirements.map(({ id, severity, outcome, assurance }) => ({
          attribute: `REQUIREMENT_${id}`,
          target,
          conditions: { severity, outcome, assurance },
          evidence,
        })),
      ],
      producer: {
        name: policy.gate.name,
        uri: `pkg:npm/${policy.gate.name}@${policy.gate.version}`,
      },
    },
  };
};

/** A part says that it is one, and of which whole. */
const part = (plan: Plan | null) =>
  plan?.shard ? { shard: shardName(plan.shard), plan: planDigest(plan) } : {};
