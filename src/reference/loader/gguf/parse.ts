import { Cursor } from './cursor';
import { placeTensors } from './layout';
import { ggufLimits } from './limits';
import { mustHold } from './malformed';
import { alignmentOf, readMetadata, type Metadata } from './metadata';
import { readTensorTable, type Tensor } from './tensor-table';

/** What a GGUF file says of itself. */
export interface GgufModel {
  readonly version: number;
  readonly metadata: Metadata;
  readonly tensors: readonly Tensor[];
}

const MAGIC = Buffer.from('GGUF');

/** Read in the wrong order, the version of a big-endian file has its low half empty. */
const isSwapped = (version: number): boolean => version !== 0 && (version & 0xffff) === 0;

const readVersion = (cursor: Cursor): number => {
  mustHold(cursor.take(MAGIC.length).equals(MAGIC), 'bad_magic');
  const version = cursor.uint32();
  mustHold(!isSwapped(version), 'big_endian');
  mustHold(
    ggufLimits.versions.some((known) => known === version),
    'unsupported_version',
  );
  return version;
};

/**
 * Reads header, metadata and tensor table of a GGUF file, version 2 or 3, little-endian (LOAD-3).
 *
 * Time and memory are bounded by `ggufLimits` and the size of the file, never by what it claims;
 * tensor data is not looked at.
 *
 * @throws {MalformedModel} with the first thing that is wrong.
 */
export const parseGguf = (file: Buffer): GgufModel => {
  const cursor = new Cursor(file);
  const version = readVersion(cursor);
  const tensorCount = cursor.count(ggufLimits.tensors, 'too_many_tensors');
  const entryCount = cursor.count(ggufLimits.metadataEntries, 'too_many_metadata_entries');
  const metadata = readMetadata(cursor, entryCount);
  const alignment = alignmentOf(metadata);
  const table = readTensorTable(cursor, tensorCount);
  const extent = { headerEnd: cursor.position(), alignment, fileBytes: file.length };
  return { version, metadata, tensors: placeTensors(table, extent) };
};
