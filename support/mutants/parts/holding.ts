import { openTrail, type Emission } from '../../../src/reference/audit';

const WHEN_THERE_IS_TIME_MS = 250;

/** Routine events that wait for their turn. */
type Waiting = (() => void)[];

/** A trail that keeps routine events back for a moment, and does something when a critical one comes. */
export const holdingRoutine =
  (atCritical: (waiting: Waiting) => void): typeof openTrail =>
  async (parts) => {
    const trail = await openTrail(parts);
    const waiting: Waiting = [];
    const catchUp = (): void => {
      for (const emit of waiting.splice(0)) emit();
    };
    const emitLater: typeof trail.emit = (event, severity) => {
      const { promise, resolve } = Promise.withResolvers<Emission>();
      waiting.push(() => {
        resolve(trail.emit(event, severity));
      });
      setTimeout(catchUp, WHEN_THERE_IS_TIME_MS).unref();
      return {
        ...{ auditId: null, eventType: event.event_type, severity, failure: null },
        reached: async (level) => (await promise).reached(level),
        onSettled: (listener) => {
          void promise.then((emission) => {
            emission.onSettled(listener);
          });
        },
      };
    };
    return {
      custody: trail.custody,
      tell: (event) => trail.tell(event),
      emit: (event, severity) => {
        if (severity !== 'critical') return emitLater(event, severity);
        atCritical(waiting);
        return trail.emit(event, severity);
      },
      flush: () => {
        catchUp();
        return trail.flush();
      },
      flushSync: () => {
        catchUp();
        trail.flushSync();
      },
      [Symbol.asyncDispose]: () => {
        catchUp();
        return trail[Symbol.asyncDispose]();
      },
    };
  };
