import { cutOff, removedFirstFile, removedLastFile, removedMiddleFile } from './of-files';
import {
  changedByte,
  duplicatedRecord,
  insertedRecord,
  rechained,
  removedRecord,
  swappedRecords,
} from './of-records';
import type { Tampering } from './types';

export type { Files, Place, Tampered, Tampering } from './types';

/** The ways to tamper with a finished trail, as the features name them (TRAIL-3). */
export const tamperings = {
  'a changed byte': changedByte,
  'a removed record': removedRecord,
  'an inserted record': insertedRecord,
  'a duplicated record': duplicatedRecord,
  'two swapped records': swappedRecords,
  'the loss of its last record': cutOff(1),
  'the loss of its last three records': cutOff(3),
  'the loss of its first file': removedFirstFile,
  'the loss of a file in the middle': removedMiddleFile,
  'the loss of its last file': removedLastFile,
  'a new chain from a record on': rechained,
} as const satisfies Record<string, Tampering>;

export type TamperingName = keyof typeof tamperings;
