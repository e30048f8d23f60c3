import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { regulations, requirements, type RequirementDefinition } from '../../catalogue';
import {
  CHECK_MEDIA_TYPE,
  checks,
  decideRun,
  judge,
  readScenarios,
  type CheckRecord,
  type Observation,
} from '../../verdict';
import { sha256 } from '../bag';
import type { BundleInput } from '../types';
import { smallRun } from './small-run';

/** How the sources were looked at in a run of a team, if not as the team does. */
interface TeamRun {
  /** Requirements of the scenario. */
  readonly ids: readonly string[];
  readonly observation: Observation;
  readonly prefix: string | null;
  /** Requirements beside those of the standard. */
  readonly added: readonly string[];
}

/** What the steps of a team saw, by a check that nobody else knows. */
export const teamObservation: Observation = {
  ...{ check: 'acme-is-neat', expected: {}, seen: { neat: true }, provocation: null },
  assurance: { level: 'observed', reason: 'looked at by the team' },
  at: '2026-11-20T12:00:00.000Z',
};

/** A small run in which one scenario, that of the sources, is of a team. */
export const teamRun = async (
  changes: Partial<BundleInput> = {},
  team: Partial<TeamRun> = {},
): Promise<BundleInput> => {
  const { ids = ['ACME-12'], prefix = 'ACME', added = ['ACME-12'] } = team;
  const { observation = teamObservation } = team;
  const run = await smallRun();
  const text = JSON.stringify(observation);
  await writeFile(join(run.evidenceDirectory, `${sha256(text)}.json`), text);
  const tags = ids.map((id) => `@${id}`).join(' ');
  const feature = join(run.featuresDirectory, 'small', 'small.feature');
  await writeFile(feature, (await readFile(feature, 'utf8')).replace('@REVIEW-6', tags));
  const code = join(run.evidenceDirectory, '..', 'code');
  await mkdir(code, { recursive: true });
  await writeFile(join(code, 'requirements.yaml'), 'requirements: []\n');
  const messages = run.messages.map((message) =>
    ofTeam(message, ids, recordOf(observation, sha256(text))),
  );
  const catalogue = { regulations, requirements: [...requirements, ...added.map(requirement)] };
  const scenarios = readScenarios(messages);
  const { subject, demandedAssurance: assurance } = run;
  const demand = { subject: subject.name, backend: subject.backend, assurance };
  return {
    ...{ ...run, messages, scenarios, catalogue },
    ...decideRun(catalogue.requirements, scenarios, demand),
    ...(prefix !== null && { extension: { prefix, features: run.featuresDirectory, code } }),
    ...changes,
  };
};

const requirement = (id: string): RequirementDefinition => ({
  ...{ id, title: 'It is neat', statement: 'The subject SHOULD be neat.', severity: 'advisory' },
  ...{ chapter: 'team', crates: [], source: [{ seed: 'team', section: 'requirements.yaml' }] },
  ...{ regulations: [], observed: 'its sources, by the team', minimumChecks: 2 },
});

/** A check of a team passes; one of the standard is what it is. */
const recordOf = (observation: Observation, evidence: string): CheckRecord => {
  const check = checks.get(observation.check);
  const judgement = check ? judge(check, observation) : ({ outcome: 'pass' } as const);
  return {
    ...{ check: observation.check, evidence, provoked: observation.provocation !== null },
    ...{ assurance: observation.assurance, outcome: judgement.outcome },
    findings: judgement.outcome === 'fail' ? [...judgement.findings] : [],
    reason: judgement.outcome === 'inconclusive' ? judgement.reason : null,
  };
};

const ofTeam = (message: Envelope, ids: readonly string[], record: CheckRecord): Envelope => {
  const { source, pickle, attachment } = message;
  const tags = ids.map((id) => `@${id}`);
  if (source) {
    return { source: { ...source, data: source.data.replace('@REVIEW-6', tags.join(' ')) } };
  }
  if (pickle?.tags.some(({ name }) => name === '@REVIEW-6')) {
    return { pickle: { ...pickle, tags: tags.map((name) => ({ name, astNodeId: pickle.id })) } };
  }
  if (attachment?.mediaType !== CHECK_MEDIA_TYPE) return message;
  return attachment.body.includes('"check":"source-is-clean"')
    ? { attachment: { ...attachment, body: JSON.stringify(record) } }
    : message;
};
