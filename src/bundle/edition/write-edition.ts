import type { KeyObject } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { regulations, requirements } from '../../catalogue';
import { readTree } from '../bag';
import { BundleError } from '../errors';
import { layout } from '../layout';
import { refuseSecrets } from '../payload';
import { readBundle, type ReadBundle } from '../read-bundle';
import { digestOfName } from '../results';
import { sealBag } from '../sign';
import type { Catalogue } from '../types';
import { verifyBundle, withTeam } from '../verify';
import { writeWhole } from '../write-whole';
import { chooseEvidence, wordsOf, type Chosen, type Selection } from './choose';
import type { Edition } from './edition';
import { editionPage } from './edition-page';
import { evidenceOf } from './evidence-of';
import { fateOf } from './kept';
import { retellEdition } from './retell-edition';

/** What is removed from which bundle, and where the edition goes. */
export interface RedactionRequest {
  readonly bundle: string;
  /** The final directory of the edition; it must not exist yet. */
  readonly directory: string;
  readonly selection: Selection;
  /** Why; it stands in the edition. */
  readonly reason: string;
  /** Texts that may occur nowhere in the edition. */
  readonly absent: readonly string[];
  /** Seals the edition; the seal of the full bundle is in it either way. */
  readonly signingKey: KeyObject | null;
  readonly catalogue?: Catalogue;
}

/**
 * Writes an edition of a bundle without chosen evidence. What stays is as the full bundle has it, to
 * the byte; what goes is named by the digest that the full bundle's sealed manifest has for it.
 * Documents that quote evidence stay out, but for two that are told again without the quotes.
 *
 * @throws {BundleError} `NOT_REDACTABLE`, `NOTHING_TO_REDACT`, `SECRET_FOUND`, `EXISTS`, `UNWRITABLE`
 */
export const writeEdition = async (request: RedactionRequest): Promise<Edition> => {
  const { catalogue = { requirements, regulations } } = request;
  const bundle = await readWhole(request.bundle, catalogue);
  const { index, scenarios } = await evidenceOf(bundle);
  const chosen = chooseEvidence(request.selection, scenarios, bundle.payload.keys());
  const edition = describe(request, bundle, chosen);
  const judgedBy = withTeam(catalogue, bundle.policy);
  const retold = retellEdition(bundle, chosen.scenarios, index, judgedBy);
  await writeWhole(request.directory, async (partial) => {
    await copyOriginal(bundle.directory, partial);
    for (const path of bundle.payload.keys()) {
      if (isHere(path, chosen)) await copyInto(partial, path, join(bundle.directory, path));
    }
    const documents = new Map<string, string>([
      [layout.messages, retold.messages],
      [layout.traceability, pretty(retold.traceability)],
      [layout.edition, pretty(edition)],
      [layout.editionPage, editionPage(edition, bundle.results)],
    ]);
    for (const [path, text] of documents) await write(partial, path, text);
    await refuseSecrets(partial, request.absent);
    await sealBag(partial, request.signingKey);
  });
  return edition;
};

/** A full bundle in which nothing was changed: what does not hold gives no edition that does. */
const readWhole = async (directory: string, catalogue: Catalogue): Promise<ReadBundle> => {
  const bundle = await readBundle(directory);
  if (bundle.payload.has(layout.edition)) {
    throw refuse(`${directory} is an edition already; redact the full bundle again`);
  }
  const { conditions } = await verifyBundle({ directory, publicKey: null, catalogue });
  const broken = conditions.find(({ ok }) => !ok);
  if (broken) throw refuse(`${directory} is not ${broken.name}: ${broken.detail}; mend that first`);
  return bundle;
};

const refuse = (why: string): BundleError =>
  new BundleError('NOT_REDACTABLE', `expected a full bundle that holds, but ${why}`);

const isHere = (path: string, { digests }: Chosen): boolean =>
  fateOf(path) === 'kept' ||
  (fateOf(path) === 'evidence' && !digests.has(digestOfName(path) ?? ''));

const describe = (
  { selection, reason }: RedactionRequest,
  { payload, manifestSha256 }: ReadBundle,
  chosen: Chosen,
): Edition => {
  const of = (wanted: string) =>
    [...payload]
      .filter(([path]) => fateOf(path) === wanted && !isHere(path, chosen))
      .map(([path, sha256]) => ({ path, sha256 }));
  const removed = of('evidence');
  const { absent } = chosen;
  if (absent.length > 0 || removed.length === 0) {
    throw new BundleError(
      'NOTHING_TO_REDACT',
      `expected evidence of the bundle, found none that is ${absent.join(', ') || 'chosen'}; ` +
        'data/trace/traceability.json names what there is',
    );
  }
  return {
    ...{ format: 'proofgate/edition/1', of: { manifestSha256 }, reason },
    ...{ chosen: [...wordsOf(selection)], removed, omitted: of('omitted') },
    rewritten: of('rewritten'),
  };
};

/** All that lies around the payload: the manifest, the seal, the key and how to verify. */
const copyOriginal = async (from: string, partial: string): Promise<void> => {
  for (const path of (await readTree(from)).files.keys()) {
    if (path.startsWith('data/')) continue;
    await copyInto(partial, `${layout.original}/${path}`, join(from, path));
  }
};

const copyInto = async (partial: string, path: string, from: string): Promise<void> => {
  await mkdir(dirname(join(partial, path)), { recursive: true });
  await copyFile(from, join(partial, path));
};

const write = async (partial: string, path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(partial, path)), { recursive: true });
  await writeFile(join(partial, path), text);
};

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
