import {
  HEAD_NAME,
  MANIFEST_FORMAT,
  MANIFEST_NAME,
  readCustody,
  type Custody,
  type Manifest,
} from './custody';
import { diskSource } from './disk-source';
import { ExportDirectory } from './export-directory';
import { digestNameOf } from './file-name';
import { sealDocument } from './sealed-document';
import type { TrailSource } from './source';
import type { TrailKey } from './trail-key';
import type { TrailVerification, WholeFile } from './types';
import { verifyTrail } from './verify-trail';

/** What to export, and where to. */
export interface TrailExport {
  readonly source: TrailSource;
  readonly keys: readonly TrailKey[];
  /** Must not exist yet, or be empty. */
  readonly output: string;
  /** RFC 3339, UTC: since when the last file, still open in the trail, takes no more records. */
  readonly nowIso: string;
}

/**
 * Copies a trail that holds so that the copy verifies on its own, and verifies it (TRAIL-8).
 *
 * In the copy every file is closed: it has its digest, and a manifest under the key in force lists
 * them all, so that nothing can be lost from it unnoticed. The head is copied as it is: an export
 * vouches for no end that the trail itself did not vouch for. A torn tail stays behind.
 *
 * @returns the verification of the copy; of the trail itself where it does not hold and nothing was
 *   copied
 * @throws TrailError `OUTPUT_IN_USE` or `OUTPUT_FAILED`
 */
export const exportTrail = async (order: TrailExport): Promise<TrailVerification> => {
  const { source, keys, output } = order;
  const head = await source.document(HEAD_NAME);
  const custody = await readCustody(source, keys);
  const files: WholeFile[] = [];
  const verification = await verifyTrail(source, keys, { file: (file) => files.push(file) });
  if (!verification.ok) return verification;
  const directory = await ExportDirectory.open(output);
  for (const file of files) {
    await directory.copy(file.file, source.read(file.file), file.bytes);
    await directory.write(digestNameOf(file.file), `${file.sha256}  ${file.file}\n`);
  }
  if (head !== null && custody.head !== null) await directory.write(HEAD_NAME, head);
  const manifest = manifestOf(files, custody, order.nowIso);
  const [key] = keys;
  if (manifest !== null && key !== undefined) {
    await directory.write(MANIFEST_NAME, sealDocument(MANIFEST_FORMAT, manifest, key));
  }
  return verifyTrail(diskSource(output), keys);
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
