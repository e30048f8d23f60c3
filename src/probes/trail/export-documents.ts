import {
  HEAD_NAME,
  MANIFEST_FORMAT,
  MANIFEST_NAME,
  readCustody,
  type Custody,
  type Manifest,
} from './custody';
import { digestNameOf } from './file-name';
import type { ExportDocuments } from './format';
import { sealDocument } from './sealed-document';
import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { WholeFile } from './types';

/**
 * In an export every file is closed: it has its digest, and a manifest under the key in force lists
 * them all, so that nothing can be lost from it unnoticed. The head is copied as it is: an export
 * vouches for no end that the trail itself did not vouch for.
 */
export const exportDocuments = async (
  source: TrailSource,
  keys: readonly TrailKey[],
): Promise<ExportDocuments> => {
  const head = await source.document(HEAD_NAME);
  const custody = await readCustody(source, keys);
  return (files, nowIso) => {
    const documents: [string, string | Buffer][] = files.map(({ file, sha256 }) => [
      digestNameOf(file),
      `${sha256}  ${file}\n`,
    ]);
    if (head !== null && custody.head !== null) documents.push([HEAD_NAME, head]);
    const manifest = manifestOf(files, custody, nowIso);
    const [key] = keys;
    if (manifest !== null && key !== undefined) {
      documents.push([MANIFEST_NAME, sealDocument(MANIFEST_FORMAT, manifest, key)]);
    }
    return documents;
  };
};

/** A manifest in which all files are closed; null for a trail without a record. */
const manifestOf = (files: readonly WholeFile[], { manifest }: Custody, nowIso: string) => {
  const [oldest] = files;
  if (oldest === undefined) return null;
  const begin = oldest.before.seq === 0 ? null : oldest.before;
  return {
    log_id: oldest.logId,
    files: entriesOf(files, manifest, nowIso),
    boundary: manifest?.boundary ?? begin,
    holds: manifest?.holds ?? [],
    clock_believed: manifest?.clock_believed ?? nowIso,
  };
};

const entriesOf = (files: readonly WholeFile[], manifest: Manifest | null, nowIso: string) => {
  const closedAt = new Map(manifest?.files.map(({ file, closed_at }) => [file, closed_at]));
  return files.map(({ file, before, last, bytes, sha256 }) => ({
    file,
    first_seq: before.seq + 1,
    last_seq: last.seq,
    first_prev_hash: before.hash,
    last_hash: last.hash,
    sha256,
    bytes,
    closed_at: closedAt.get(file) ?? nowIso,
  }));
};
