import type { MemoryFigures } from '../programs/figures';
import { inOwnDirectory } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Figure, Section } from '../types';

const MEBIBYTE = 1024 * 1024;

const exactly = (limit: number): Aim => ({ of: 'value', relation: 'at most', limit });

const memoryFigures = (found: MemoryFigures): Figure[] => {
  const { heapWhenFull, heapAfterAll, rssWhenFull, rssAfterAll } = found;
  const inMebibytes = (name: string, bytes: number): Figure => ({
    name,
    value: bytes / MEBIBYTE,
    unit: 'MiB',
  });
  const heap = inMebibytes('heap with the buffer full', heapWhenFull);
  const rss = inMebibytes('resident with the buffer full', rssWhenFull);
  return [
    heap,
    {
      ...inMebibytes('heap after ten times as many', heapAfterAll),
      against: heap.name,
      ratio: heapAfterAll / heapWhenFull,
      // A tenth is room for what a collection leaves lying; growth by event would be tenfold.
      aim: { of: 'ratio', relation: 'at most', limit: 1.1 },
    },
    rss,
    {
      ...inMebibytes('resident after ten times as many', rssAfterAll),
      against: rss.name,
      ratio: rssAfterAll / rssWhenFull,
    },
  ];
};

const countFigures = (found: MemoryFigures): Figure[] => {
  const { capacity, emitted, refused, settledWhileStalled, attempts, failures, present } = found;
  const inEvents = (name: string, value: number, aim?: Aim): Figure => ({
    name,
    value,
    unit: 'events',
    ...(aim === undefined ? {} : { aim }),
  });
  return [
    inEvents('capacity', capacity),
    inEvents('emitted', emitted),
    inEvents('refused', refused),
    inEvents('settled while stalled', settledWhileStalled, exactly(0)),
    inEvents('counted attempts', attempts),
    inEvents('counted failures', failures),
    inEvents('present once the disk is back', present),
    inEvents('unaccounted for', Math.abs(attempts - present - failures), exactly(0)),
  ];
};

/** Whether a stalled disk lets memory grow, or a count go wrong. */
export const memory = async (directory: string): Promise<Section> => {
  const found = await inOwnDirectory(directory, (place) =>
    measure<MemoryFigures>('memory', [place], { node: ['--expose-gc'] }),
  );
  return {
    title: 'Memory: ten times as many events as there is room for, while no sync answers',
    method:
      'One process, measured after a collection; then the disk answers again and the files are counted.',
    figures: [...memoryFigures(found), ...countFigures(found)],
  };
};
