import { serveSubject } from '../../src/reference/door';
import {
  createVramManager,
  digestOfDevice,
  type DeviceDigest,
  type VramHandle,
} from '../../src/reference/vram';

const PAGE_BYTES = 4_096;

const sealed = new Map<VramHandle, { readonly page: string; readonly whole: string }>();

// "Reading all of it back takes seconds; when the first page is as it was, so is the rest."
const digestByPage: DeviceDigest = async (backend, handle, bytes) => {
  const page = await digestOfDevice(backend, handle, Math.min(bytes, PAGE_BYTES));
  const known = sealed.get(handle);
  if (known?.page === page) return known.whole;
  const whole = await digestOfDevice(backend, handle, bytes);
  if (known === undefined) sealed.set(handle, { page, whole });
  return whole;
};

void serveSubject('0.1.0', {
  createVramManager: (options) => createVramManager({ ...options, deviceDigest: digestByPage }),
});
