import { parseManifest, type Manifest } from '../../bag';
import { fateOf, isOfEdition, type Edition } from '../../edition';
import { layout } from '../../layout';
import type { BagUnderTest } from '../bag-under-test';
import { condition, type Condition } from '../condition';
import { originalOf } from './original';

/** What is here is of the full bundle to the byte, and what is not here is told with its digest. */
export const ofTheFull = async (bag: BagUnderTest, edition: Edition): Promise<Condition> => {
  const original = originalOf(bag);
  const { manifest } = parseManifest(await original.text(layout.manifest));
  const problems = [
    ...((await original.digest(layout.manifest)) === edition.of.manifestSha256
      ? []
      : [`${layout.edition} names another manifest than ${layout.original}/${layout.manifest}`]),
    ...(await problemsHere(bag, manifest, edition)),
    ...problemsGone(bag, manifest, edition),
  ];
  const { removed, omitted, reason } = edition;
  return condition(
    'edition',
    problems,
    `edition: ${removed.length} pieces of evidence removed (${reason.replace(/\s+/g, ' ')}) and ` +
      `${omitted.length} documents left out; what is here is of the full bundle`,
  );
};

const problemsHere = async (
  bag: BagUnderTest,
  manifest: Manifest,
  { rewritten }: Edition,
): Promise<readonly string[]> => {
  const problems: string[] = [];
  for (const path of bag.tree.files.keys()) {
    if (!path.startsWith('data/') || isOfEdition(path)) continue;
    const expected = manifest.get(path);
    const mayDiffer = fateOf(path) === 'rewritten' && rewritten.some((one) => one.path === path);
    if (expected === undefined) problems.push(`${path} is not of the full bundle`);
    else if (!mayDiffer && expected !== (await bag.digest(path))) {
      problems.push(`${path} is not as the full bundle has it`);
    }
  }
  return problems;
};

const problemsGone = (
  bag: BagUnderTest,
  manifest: Manifest,
  { removed, omitted, rewritten }: Edition,
): readonly string[] => {
  const told = new Map([...removed, ...omitted].map(({ path, sha256 }) => [path, sha256]));
  const mayGo = (path: string): boolean => ['evidence', 'omitted'].includes(fateOf(path));
  return [
    ...[...manifest]
      .filter(([path]) => !bag.tree.files.has(path))
      .filter(([path, sha256]) => !mayGo(path) || told.get(path) !== sha256)
      .map(([path]) => `${path} is missing and not told as removed`),
    ...[...told.keys()]
      .filter((path) => bag.tree.files.has(path))
      .map((path) => `${path} is told as removed and is here`),
    ...[...removed, ...omitted, ...rewritten]
      .filter(({ path, sha256 }) => manifest.get(path) !== sha256)
      .map(({ path }) => `${layout.edition} names a ${path} that the full bundle has not`),
  ];
};
