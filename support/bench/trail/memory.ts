import type { MemoryFigures } from '../programs/figures';
import { inOwnDirectory } from '../rounds';
import { measure } from '../run-program';
import type { Aim, Figure, Section } from '../types';

const MEBIBYTE = 1024 * 1024;

const exactly = (limit: number): Aim => ({ of: 'value', relation: 'at most', limit });

/** A tenth is room for what a collection leaves lying; growth by event would be tenfold. */
const BOUNDED: Aim = { of: 'ratio', relation: 'at most', limit: 1.1 };

const inMebibytes = (name: string, bytes: number): Figure => ({
  name,
  value: bytes / MEBIBYTE,
  unit: 'MiB',
});

const grown = (name: string, bytes: number, from: Figure, aim?: Aim): Figure => {
  const now = inMebibytes(name, bytes);
  return {
    ...now,
    against: from.name,
    ratio: now.value / from.value,
    ...(aim === undefined ? {} : { aim }),
  };
};

const memoryFigures = (found: MemoryFigures): Figure[] => {
  const heap = inMebibytes('buffer full, heap', found.heapWhenFull);
  const resident = inMebibytes('buffer full, resident', found.rssWhenFull);
  const residentTenfold = inMebibytes('10 × emitted, resident', found.rssAfterTenfold);
  return [
    heap,
    grown('10 × emitted, heap', found.heapAfterTenfold, heap, BOUNDED),
    grown('20 × emitted, heap', found.heapAfterTwentyfold, heap, BOUNDED),
    resident,
    residentTenfold,
    grown('20 × emitted, resident', found.rssAfterTwentyfold, residentTenfold),
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
    title:
      'Memory: ten times, then twenty times as many events as there is room for, while no sync answers',
    method:
      'One process, measured after a collection; resident memory also holds what the collector has not given back. Then the disk answers again and the files are counted.',
    figures: [...memoryFigures(found), ...countFigures(found)],
  };
};
