import type { VramBackend, VramHandle } from '../vram';

/** Inverts one bit (0 is the lowest) of device memory behind the manager's back (VRAM-2). */
export const flipBit = async (
  backend: VramBackend,
  handle: VramHandle,
  offset: number,
  bit: number,
): Promise<void> => {
  const byte = Buffer.alloc(1);
  await backend.read(handle, offset, byte);
  byte.writeUInt8(byte.readUInt8(0) ^ (1 << bit), 0);
  await backend.write(handle, offset, byte);
};
