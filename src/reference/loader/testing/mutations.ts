import fc from 'fast-check';

/** Something done to the bytes of a file. */
type Mutation = (file: Buffer) => Buffer;

/** Where in the file, as a fraction of its length; unbiased, or most cases would break the magic. */
const PLACES = 2 ** 20;
const place = fc.noBias(fc.nat(PLACES - 1)).map((index) => index / PLACES);
const at = (file: Buffer, where: number): number => Math.floor(where * file.length);

const setByte = fc.tuple(place, fc.nat(255)).map<Mutation>(([where, byte]) => (file) => {
  if (file.length > 0) file[at(file, where)] = byte;
  return file;
});

const flipBit = fc.tuple(place, fc.nat(7)).map<Mutation>(([where, bit]) => (file) => {
  const index = at(file, where);
  file[index] = (file[index] ?? 0) ^ (1 << bit);
  return file;
});

/** Numbers at the edges of what counts, lengths and offsets may be. */
const edges = [0n, 1n, 2n ** 16n, 2n ** 31n - 1n, 2n ** 32n - 1n, 2n ** 63n, 2n ** 64n - 1n];

const setNumber = fc
  .tuple(place, fc.constantFrom(...edges), fc.constantFrom(4, 8))
  .map<Mutation>(([where, value, bytes]) => (file) => {
    const index = Math.min(at(file, where), file.length - 8);
    if (index < 0) return file;
    if (bytes === 4) file.writeUInt32LE(Number(value & 0xffffffffn), index);
    else file.writeBigUInt64LE(value, index);
    return file;
  });

const cut = place.map<Mutation>((where) => (file) => file.subarray(0, at(file, where)));

const range = fc.tuple(place, fc.nat(64));

const remove = range.map<Mutation>(([where, bytes]) => (file) => {
  const index = at(file, where);
  return Buffer.concat([file.subarray(0, index), file.subarray(index + bytes)]);
});

const repeat = range.map<Mutation>(([where, bytes]) => (file) => {
  const index = at(file, where);
  return Buffer.concat([file.subarray(0, index + bytes), file.subarray(index)]);
});

/** Up to four things done to a file, one after the other; the file itself stays as it is. */
export const mutations = fc
  .array(fc.oneof(setByte, flipBit, setNumber, cut, remove, repeat), { minLength: 1, maxLength: 4 })
  .map<Mutation>(
    (all) => (file) => all.reduce<Buffer>((made, mutate) => mutate(made), Buffer.from(file)),
  );
