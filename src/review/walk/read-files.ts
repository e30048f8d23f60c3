import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ConfigurationInput } from '../configuration/schema';
import { vocabularyOf } from '../configuration/vocabulary';
import type { FileFacts } from '../facts/types';
import { readFacts } from '../syntax';
import type { Found } from './find-sources';
import { readSource } from './read-source';

/** A file's facts, or why there are none. */
export type FileRead =
  | { readonly path: string; readonly facts: FileFacts }
  | { readonly path: string; readonly reason: string };

export interface Portion {
  readonly files: readonly (Found & { readonly name: string })[];
  readonly configuration: ConfigurationInput;
}

/** Reads some files in this thread. */
export const readPortion = ({ files, configuration }: Portion): FileRead[] => {
  const words = vocabularyOf(configuration);
  return files.map(({ path, language, name }) => {
    const source = readSource(path);
    if ('reason' in source) return { path, reason: source.reason };
    try {
      const facts = readFacts(
        { file: name, language, text: source.text },
        words,
        configuration.tests,
      );
      return { path, facts };
    } catch (cause) {
      if (cause instanceof Error && cause.name === 'ReviewError') throw cause;
      return { path, reason: `it cannot be analysed: ${String(cause)}` };
    }
  });
};

/** Up to this many files are read here: a thread would take longer to start. */
const FEW = 60;
/** Files a thread is given at a time: enough to be worth a message, few enough to end together. */
const AT_A_TIME = 24;
/**
 * Portions after which a thread gives way to a new one. Syntax trees live outside of the heap that
 * the garbage collector watches, and the end of a thread is what surely frees them.
 */
const PORTIONS_A_THREAD = 8;

/** Reads files in as many threads as there may be, in any order, and hands each on as it is done. */
export const readFiles = async (
  { files, configuration }: Portion,
  threads: number,
  onRead: (read: FileRead) => void,
): Promise<void> => {
  if (files.length <= FEW) {
    for (const read of readPortion({ files, configuration })) onRead(read);
    return;
  }
  const queue = [...files];
  const lane = async (): Promise<void> => {
    while (queue.length > 0) await oneThread(queue, configuration, onRead);
  };
  const lanes = Math.min(Math.max(1, threads), Math.ceil(files.length / FEW));
  await Promise.all(Array.from({ length: lanes }, lane));
};

/** One thread from its start to its end, taking portions off the queue. */
const oneThread = (
  queue: Portion['files'][number][],
  configuration: ConfigurationInput,
  onRead: (read: FileRead) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, `reading-thread${extname(__filename)}`));
    let portions = 0;
    const give = (): void => {
      const files = portions < PORTIONS_A_THREAD ? queue.splice(0, AT_A_TIME) : [];
      portions += 1;
      if (files.length > 0) worker.postMessage({ files, configuration });
      else
        void worker.terminate().then(() => {
          resolve();
        }, reject);
    };
    worker.on('message', (reads: readonly FileRead[]) => {
      try {
        for (const read of reads) onRead(read);
        give();
      } catch (cause) {
        reject(cause instanceof Error ? cause : new Error(String(cause)));
        void worker.terminate();
      }
    });
    worker.on('error', (cause) => {
      reject(cause instanceof Error ? cause : new Error(String(cause)));
    });
    give();
  });
