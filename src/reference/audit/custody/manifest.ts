import type { MacKey } from '../mac-key';
import type { Link } from '../record';
import type { TrailDirectory } from '../storage';
import type { ClosedFile } from './closed-file';
import { openDocument, sealDocument } from './sealed-document';

/** Forbids the removal of any file until it is lifted. */
export interface LegalHold {
  readonly hold: string;
  readonly reason: string;
  readonly by: string;
}

/** What stands in `manifest.json`, beside its seal. */
export interface Manifest {
  readonly log_id: string;
  /** Files that take no more records, oldest first. */
  readonly files: readonly ClosedFile[];
  /** Where the trail begins once its oldest files were removed: the last record that went. */
  readonly boundary: Pick<Link, 'seq' | 'hash'> | null;
  readonly holds: readonly LegalHold[];
  /** RFC 3339, UTC: how far the clock has been believed (see `believe`). */
  readonly clock_believed: string;
}

const MANIFEST_NAME = 'manifest.json';
const FORMAT = 'proofgate/1 manifest';

/** The manifest on disk; `unsealed` when there is one that this key has not made. */
export const readManifest = async (
  directory: TrailDirectory,
  key: MacKey,
): Promise<Manifest | null | 'unsealed'> => {
  const text = await directory.readDocument(MANIFEST_NAME);
  if (text === null) return null;
  return (openDocument(FORMAT, text, key) as Manifest | null) ?? 'unsealed';
};

export const writeManifest = (
  directory: TrailDirectory,
  { log_id, files, boundary, holds, clock_believed }: Manifest,
  key: MacKey,
): Promise<void> => {
  const content = { log_id, files, boundary, holds, clock_believed };
  return directory.replaceDocument(MANIFEST_NAME, sealDocument(FORMAT, content, key));
};

/** Writes the digest of a closed file in the form that `sha256sum --check` reads. */
export const writeDigest = (
  directory: TrailDirectory,
  { file, sha256 }: ClosedFile,
): Promise<void> => directory.replaceDocument(digestName(file), `${sha256}  ${file}\n`);

export const digestName = (file: string): string => `${file}.sha256`;
