import { parseBagInfo, parseManifest, type Manifest } from '../bag';
import { BAGIT, layout, sealedFiles } from '../layout';
import type { BagUnderTest } from './bag-under-test';
import { condition, type Condition } from './condition';

/** Tag files that no manifest lists: they are written after it, and each is held by other means. */
const unlisted: readonly string[] = [
  layout.tagManifest,
  layout.seal,
  layout.testResult,
  layout.envelopes,
  layout.signer,
];

/** The manifests list what is there, all of it and nothing else, and every digest is right. */
export const complete = async (bag: BagUnderTest): Promise<Condition> => {
  const { files, oddities } = bag.tree;
  const payload = parseManifest(await bag.text(layout.manifest));
  const tags = parseManifest(await bag.text(layout.tagManifest));
  const found = [...files.keys()].filter((path) => !unlisted.includes(path));
  const inPayload = found.filter((path) => path.startsWith('data/'));
  const outside = found.filter((path) => !path.startsWith('data/'));
  const expectedTags: readonly string[] = sealedFiles;
  const problems = [
    ...oddities,
    ...payload.problems.map((problem) => `${layout.manifest}: ${problem}`),
    ...tags.problems.map((problem) => `${layout.tagManifest}: ${problem}`),
    ...(await mismatches(bag, payload.manifest, inPayload)),
    ...(await mismatches(bag, tags.manifest, outside)),
    ...[...tags.manifest.keys()]
      .filter((path) => !expectedTags.includes(path))
      .map((path) => `${layout.tagManifest} lists ${path}, which is no tag file of a bundle`),
    ...((await bag.text(layout.bagit)) === BAGIT ? [] : ['bagit.txt does not say BagIt 1.0']),
    ...(await oxum(bag, inPayload)),
  ];
  const holds = `${inPayload.length} payload files and ${outside.length} tag files, both ways`;
  return condition('complete', problems, holds);
};

const mismatches = async (
  bag: BagUnderTest,
  manifest: Manifest,
  found: readonly string[],
): Promise<readonly string[]> => {
  const problems = found
    .filter((path) => !manifest.has(path))
    .map((path) => `${path} is in no manifest`);
  for (const [path, expected] of manifest) {
    const digest = await bag.digest(path);
    if (digest === undefined) problems.push(`${path} is listed and missing`);
    else if (digest !== expected) problems.push(`${path} was changed`);
  }
  return problems;
};

const oxum = async (bag: BagUnderTest, payload: readonly string[]): Promise<readonly string[]> => {
  const bytes = payload.reduce((sum, path) => sum + (bag.tree.files.get(path) ?? 0), 0);
  const said = parseBagInfo(await bag.text(layout.bagInfo)).get('Payload-Oxum');
  const is = `${bytes}.${payload.length}`;
  return said === is ? [] : [`Payload-Oxum says ${said ?? 'nothing'}, the payload is ${is}`];
};
