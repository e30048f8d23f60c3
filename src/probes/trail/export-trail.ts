import { diskSource } from './disk-source';
import { ExportDirectory } from './export-directory';
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
 * Copies a trail that holds so that the copy verifies on its own, and verifies it (TRAIL-8). What
 * stands beside its files is up to the format. A torn tail stays behind.
 *
 * @returns the verification of the copy; of the trail itself where it does not hold and nothing was
 *   copied
 * @throws TrailError `OUTPUT_IN_USE` or `OUTPUT_FAILED`
 */
export const exportTrail = async (order: TrailExport): Promise<TrailVerification> => {
  const { source, keys, output, nowIso } = order;
  const documentsOf = await source.format.prepareExport(source, keys);
  const files: WholeFile[] = [];
  const verification = await verifyTrail(source, keys, { file: (file) => files.push(file) });
  if (!verification.ok) return verification;
  const directory = await ExportDirectory.open(output);
  for (const { file, bytes } of files) await directory.copy(file, source.read(file), bytes);
  for (const [name, content] of documentsOf(files, nowIso)) await directory.write(name, content);
  return verifyTrail(diskSource(output, source.format), keys);
};
