import { TimeConversion, type Envelope, type Timestamp } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import { scenarioKey } from '../plan';
import type { RunRecord, Times } from '../types';

/** When each scenario that ran to its end began and ended, by the messages. */
export const scenarioTimes = (messages: readonly Envelope[]): RunRecord['timesOf'] => {
  const query = new Query();
  for (const message of messages) query.update(message);
  const times = new Map<string, Times>();
  for (const started of query.findAllTestCaseStarted()) {
    const pickle = query.findPickleBy(started);
    const finished = query.findTestCaseFinishedBy(started);
    if (!pickle || !finished) continue;
    const line = query.findLocationOf(pickle)?.line ?? 0;
    times.set(scenarioKey({ feature: pickle.uri, line }), {
      start: toMilliseconds(started.timestamp),
      stop: toMilliseconds(finished.timestamp),
    });
  }
  return (scenario) => times.get(scenarioKey(scenario));
};

const toMilliseconds = (timestamp: Timestamp): number =>
  Math.round(TimeConversion.timestampToMillisecondsSinceEpoch(timestamp));
