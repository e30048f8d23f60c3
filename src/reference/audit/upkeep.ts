import type { Committer } from './committer';
import type { Chronicle } from './life';
import type { SinkSupply } from './sink-supply';
import type { Writer } from './writer';

/** How often an idle trail looks after itself. */
const INTERVAL_MS = 1_000;

interface UpkeepParts {
  readonly writer: Writer;
  readonly committer: Committer;
  readonly supply: SinkSupply;
  readonly chronicle: Chronicle;
  /** Done at the end of each look. */
  readonly chore: () => Promise<void>;
  readonly onFailure: (cause: unknown) => void;
}

/**
 * Looks after the file while nothing is written, too: that it is still in place, and that what is
 * owed to the trail is told as soon as the disk is well. Does not keep the process alive.
 */
export const startUpkeep = (parts: UpkeepParts): Disposable => {
  const { writer, committer, supply, chronicle, chore, onFailure } = parts;
  const look = async () => {
    if (supply.current !== null) {
      await supply.current.inspect();
      await supply.supply();
      if (chronicle.owes) await committer.commit([]);
      supply.follow();
    }
    await chore();
  };
  const timer = setInterval(() => {
    writer.between(look).catch(onFailure);
  }, INTERVAL_MS).unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
    },
  };
};
