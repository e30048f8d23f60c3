import type { DiskCall } from '../../verdict';
import { Timeline } from '../plot';

/** Writes, syncs and answers as the trace of system calls told them. */
export const Disk = ({ calls }: { calls: readonly DiskCall[] | null }) =>
  calls === null ? (
    <p class="quiet">No system calls could be traced here; the assurance says so.</p>
  ) : (
    <Timeline calls={calls} />
  );
