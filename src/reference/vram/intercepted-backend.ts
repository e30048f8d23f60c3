import type { MockBackend, VramBackend } from './backends';

/** For tests: the same device with each call to it in somebody's hands; what it lacks it lacks still. */
export const interceptedBackend = (
  device: MockBackend,
  around: (call: keyof VramBackend, answer: () => Promise<unknown>) => Promise<unknown>,
): MockBackend =>
  new Proxy(device, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== 'function') return call;
      return (...args: unknown[]) =>
        around(
          name as keyof VramBackend,
          () => Reflect.apply(call, target, args) as Promise<unknown>,
        );
    },
  });
