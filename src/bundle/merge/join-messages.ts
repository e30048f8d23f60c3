import type { Envelope, Timestamp } from '@cucumber/messages';
import { alignIds, isStanding, withIds } from './align-ids';

/**
 * Joins the message streams of shards into that of one run: the standard is told once, as the first
 * shard tells it, then come the scenarios of each shard in turn between one beginning and one end.
 *
 * @returns null when the streams are not of one and the same standard.
 */
export const joinMessages = (
  streams: readonly (readonly Envelope[])[],
): readonly Envelope[] | null => {
  const [first = []] = streams;
  const ran: Envelope[] = [];
  const startedId = startedIn(first)?.id ?? '';
  for (const stream of streams) {
    const ids = alignIds(first, stream);
    const own = startedIn(stream)?.id;
    if (!ids || own === undefined) return null;
    const all = new Map([...ids, [own, startedId]]);
    ran.push(...stream.filter(isOfScenarios).map((message) => withIds(message, all)));
  }
  return [
    ...first.filter((message) => message.meta ?? isStanding(message)),
    { testRunStarted: { id: startedId, timestamp: earliest(streams) } },
    ...ran,
    finish(streams, startedId),
  ];
};

const startedIn = (stream: readonly Envelope[]) =>
  stream.find(({ testRunStarted }) => testRunStarted)?.testRunStarted;

const isOfScenarios = (message: Envelope): boolean =>
  !message.meta && !isStanding(message) && !message.testRunStarted && !message.testRunFinished;

const compare = (a: Timestamp, b: Timestamp): number => a.seconds - b.seconds || a.nanos - b.nanos;

const never: Timestamp = { seconds: 0, nanos: 0 };

const earliest = (streams: readonly (readonly Envelope[])[]): Timestamp => {
  const [at = never] = streams
    .flatMap((stream) => startedIn(stream)?.timestamp ?? [])
    .sort(compare);
  return at;
};

const finish = (streams: readonly (readonly Envelope[])[], testRunStartedId: string): Envelope => {
  const ends = streams.map((stream) => stream.findLast((m) => m.testRunFinished)?.testRunFinished);
  const timestamp =
    ends
      .flatMap((end) => end?.timestamp ?? [])
      .sort(compare)
      .at(-1) ?? never;
  const success = ends.every((end) => end?.success === true);
  return { testRunFinished: { testRunStartedId, timestamp, success } };
};
