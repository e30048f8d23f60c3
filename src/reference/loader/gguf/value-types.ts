import type { Cursor } from './cursor';
import { mustHold } from './malformed';

/** A string is a view of the file in UTF-8: `toString()` reads it. */
export type Scalar = number | bigint | boolean | Buffer;

interface ValueType {
  readonly name: string;
  readonly read: (cursor: Cursor) => Scalar;
  /** Steps over so many of them. */
  readonly skip: (cursor: Cursor, count: number) => void;
}

const fixed = (name: string, bytes: number, decode: (from: Buffer) => Scalar): ValueType => ({
  name,
  read: (cursor) => decode(cursor.take(bytes)),
  skip: (cursor, count) => {
    cursor.skip(bytes * count);
  },
});

const isBool = (byte: number): boolean => byte <= 1;

const bool: ValueType = {
  name: 'bool',
  read: (cursor) => {
    const byte = cursor.take(1).readUInt8(0);
    mustHold(isBool(byte), 'bool_out_of_range');
    return byte === 1;
  },
  skip: (cursor, count) => {
    mustHold(cursor.take(count).every(isBool), 'bool_out_of_range');
  },
};

const string: ValueType = {
  name: 'string',
  read: (cursor) => cursor.utf8(),
  skip: (cursor, count) => {
    for (let index = 0; index < count; index += 1) cursor.skipString();
  },
};

/** The number that stands for an array; what it holds is told by a second number. */
export const ARRAY = 9;

/** The values metadata may hold, by the number that stands for them in the file. */
export const valueTypes: ReadonlyMap<number, ValueType> = new Map([
  [0, fixed('uint8', 1, (from) => from.readUInt8())],
  [1, fixed('int8', 1, (from) => from.readInt8())],
  [2, fixed('uint16', 2, (from) => from.readUInt16LE())],
  [3, fixed('int16', 2, (from) => from.readInt16LE())],
  [4, fixed('uint32', 4, (from) => from.readUInt32LE())],
  [5, fixed('int32', 4, (from) => from.readInt32LE())],
  [6, fixed('float32', 4, (from) => from.readFloatLE())],
  [7, bool],
  [8, string],
  [10, fixed('uint64', 8, (from) => from.readBigUInt64LE())],
  [11, fixed('int64', 8, (from) => from.readBigInt64LE())],
  [12, fixed('float64', 8, (from) => from.readDoubleLE())],
]);
