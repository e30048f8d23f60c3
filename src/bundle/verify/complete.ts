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
  const inPayload = [...files.keys()].filter((path) => path.startsWith('data/'));
  const problems = [
    ...oddities,
    ...payload.problems.map((problem) => `${layout.manifest}: ${problem}`),
    ...(await mismatches(bag, payload.manifest, inPayload)),
    ...(await tagProblems(bag)),
    ...(await oxum(bag, inPayload)),
  ];
  const holds = `${inPayload.length} payload files and ${tagFiles(bag).length} tag files, both ways`;
  return condition('complete', problems, holds);
};

/** What is wrong with the files around a payload: each is listed, or one of those written last. */
export const tagProblems = async (bag: BagUnderTest): Promise<readonly string[]> => {
  const { manifest, problems } = parseManifest(await bag.text(layout.tagManifest));
  const expected: readonly string[] = sealedFiles;
  return [
    ...problems.map((problem) => `${layout.tagManifest}: ${problem}`),
    ...(await mismatches(bag, manifest, tagFiles(bag))),
    ...[...manifest.keys()]
      .filter((path) => !expected.includes(path))
      .map((path) => `${layout.tagManifest} lists ${path}, which is no tag file of a bundle`),
    ...((await bag.text(layout.bagit)) === BAGIT ? [] : ['bagit.txt does not say BagIt 1.0']),
  ];
};

const tagFiles = (bag: BagUnderTest): readonly string[] =>
  [...bag.tree.files.keys()].filter(
    (path) => !path.startsWith('data/') && !unlisted.includes(path),
  );

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
