import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { observationSchema, type ScenarioResult } from '../../verdict';
import { fileDigester, readTree } from '../bag';
import { BundleError } from '../errors';
import {
  digestOfName,
  digestsIn,
  observationDigests,
  rawNames,
  type EvidenceIndex,
} from '../results';

/**
 * Takes over all evidence, checking that each file is what its name says, and that what the
 * scenarios name is there.
 *
 * @throws {BundleError} `EVIDENCE_BROKEN`
 */
export const copyEvidence = async (
  from: string,
  to: string,
  scenarios: readonly ScenarioResult[],
): Promise<EvidenceIndex> => {
  await mkdir(to, { recursive: true });
  const names = new Set((await readTree(from)).files.keys());
  const digests = new Set<string>();
  const digestOf = fileDigester();
  for (const name of names) {
    const digest = digestOfName(name);
    const isNamedRight = !name.includes('/') && digest === (await digestOf(join(from, name)));
    if (digest === null || !isNamedRight) throw broken(`${name} is not named by its SHA-256`);
    await copyFile(join(from, name), join(to, name));
    digests.add(digest);
  }
  for (const name of rawNames(scenarios)) {
    if (!names.has(name)) throw broken(`${name} is missing`);
  }
  const namedBy = new Map<string, readonly string[]>();
  for (const digest of observationDigests(scenarios)) {
    if (!names.has(`${digest}.json`)) throw broken(`the observation ${digest} is missing`);
    const text = await readFile(join(to, `${digest}.json`), 'utf8');
    if (!isObservation(text)) throw broken(`${digest}.json is no observation`);
    const named = digestsIn(text).filter((one) => digests.has(one));
    namedBy.set(digest, named);
  }
  return { digests: [...digests].sort(), namedBy };
};

const isObservation = (text: string): boolean => {
  try {
    return observationSchema.safeParse(JSON.parse(text)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

const broken = (what: string): BundleError =>
  new BundleError(
    'EVIDENCE_BROKEN',
    `expected every observation as <sha256>.json among the evidence, but ${what}; run again, and ` +
      'leave the evidence directory alone meanwhile',
  );
