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

/** A thread is worth its start from about this many files on. */
const FILES_A_THREAD = 60;
/** Files a thread is given at a time: enough to be worth a message, few enough to end together. */
const AT_A_TIME = 24;

/** Reads files in as many threads as pay, in any order; the facts of each as soon as there are any. */
export const readFiles = async (
  portion: Portion,
  threads: number,
  onRead: (read: FileRead) => void,
): Promise<void> => {
  const wanted = Math.min(threads, Math.ceil(portion.files.length / FILES_A_THREAD));
  if (wanted < 2) {
    for (const read of readPortion(portion)) onRead(read);
    return;
  }
  const queue = [...portion.files];
  const workers = Array.from({ length: wanted }, () => {
    const next = () => queue.splice(0, AT_A_TIME);
    return drain(portion.configuration, next, onRead);
  });
  await Promise.all(workers);
};

const drain = (
  configuration: ConfigurationInput,
  next: () => Portion['files'],
  onRead: (read: FileRead) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, `reading-thread${extname(__filename)}`));
    const give = () => {
      const files = next();
      if (files.length > 0) worker.postMessage({ files, configuration });
      else
        void worker.terminate().then(() => {
          resolve();
        });
    };
    worker.on('message', (reads: readonly FileRead[]) => {
      for (const read of reads) onRead(read);
      give();
    });
    worker.on('error', reject);
    give();
  });
