import { dirname } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { decideRun, readScenarios, type RequirementVerdict, type Standing } from '../../verdict';
import { BundleError } from '../errors';
import type { BundleInput, Catalogue } from '../types';
import { pathScrubber } from './machine-paths';

/** A run as its bundle tells it, and how its waivers stand. */
export type Retold = BundleInput & { readonly standings: readonly Standing[] };

/**
 * The run as the bundle tells it: without the directories of this machine, and with scenarios and
 * verdicts read from the messages that go into it, as whoever verifies it will read them.
 *
 * @throws {BundleError} `INCONSISTENT` when the messages do not give the verdicts of the run
 */
export const retell = (input: BundleInput, { requirements }: Catalogue): Retold => {
  const scrub = pathScrubber({
    reports: dirname(input.directory),
    ...input.machinePaths,
    features: input.featuresDirectory,
    evidence: input.evidenceDirectory,
  });
  const messages = input.messages.map((message) => withoutPaths(message, scrub));
  const scenarios = readScenarios(messages);
  const { subject, demandedAssurance, exceptions } = input;
  const { verdicts, standings, verdict, exit } = decideRun(requirements, scenarios, {
    ...{ subject: subject.name, backend: subject.backend, assurance: demandedAssurance },
    ...(exceptions && { exceptions }),
  });
  const told = summary(verdicts, verdict, exit);
  const given = summary(input.verdicts, input.verdict, input.exit);
  if (told !== given) {
    throw new BundleError(
      'INCONSISTENT',
      `expected messages that give the verdicts of the run (${given}), found ones that give ` +
        `${told}; hand over every message, and no verdict drawn from anything else`,
    );
  }
  return {
    ...input,
    messages,
    scenarios,
    verdicts,
    standings,
    environment: scrub(input.environment),
  };
};

/** The text of a feature stays as it ran: it is held against the file it came from. */
const withoutPaths = (message: Envelope, scrub: <T>(value: T) => T): Envelope =>
  message.source
    ? { source: { ...scrub(message.source), data: message.source.data } }
    : scrub(message);

const summary = (verdicts: readonly RequirementVerdict[], verdict: string, exit: number): string =>
  [`${verdict} (${exit})`, ...verdicts.map(({ id, outcome }) => `${id} ${outcome}`)].join(', ');
