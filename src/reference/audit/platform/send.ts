import type { Clock } from '../clock';
import { readAcknowledgement, type Acknowledgement } from './acknowledgement';
import type { Batch } from './batch';
import { DeliveryError } from './error';
import { retryAfterMs } from './retry-after';
import { signatureField, type Signer } from './sign';
import { judgeStatus } from './status';
import type { Timer } from './timer';

/** What became of one attempt. */
export type Outcome =
  | ({ readonly kind: 'acknowledged' } & Acknowledgement)
  /** Try again; `waitMs` is what the collector asked for, if it did. */
  | { readonly kind: 'retry'; readonly failure: DeliveryError; readonly waitMs: number | null }
  /** Try again, seldom: somebody has to put the set-up right. */
  | { readonly kind: 'hold'; readonly failure: DeliveryError }
  /** Try again in smaller pieces. */
  | { readonly kind: 'too-large'; readonly failure: DeliveryError }
  /** Never try this again. */
  | { readonly kind: 'refused'; readonly failure: DeliveryError };

export interface SendParts {
  readonly url: URL;
  readonly signer: Signer;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly timer: Timer;
  /** The longest the attempt may take, its answer included. */
  readonly attemptMs: number;
  readonly longestRetryAfterMs: number;
}

const post = (batch: Batch, { url, signer, fetch }: SendParts, signal: AbortSignal) =>
  fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-ndjson',
      'accept-encoding': 'identity',
      'idempotency-key': batch.key,
      'audit-signature': signatureField(signer, batch.body),
    },
    body: batch.body,
    signal,
  });

const judge = async (response: Response, batch: Batch, parts: SendParts): Promise<Outcome> => {
  const { status, headers } = response;
  const verdict = judgeStatus(status);
  if (verdict === 'success') {
    return { kind: 'acknowledged', ...(await readAcknowledgement(response, batch)) };
  }
  await response.body?.cancel();
  const answered = `${parts.url.origin} answered ${status}`;
  switch (verdict) {
    case 'busy': {
      const asked = headers.get('retry-after');
      return {
        kind: 'retry',
        failure: new DeliveryError('BUSY', `${answered}; the records are sent again later`),
        waitMs: retryAfterMs(asked, parts.clock(), parts.longestRetryAfterMs),
      };
    }
    case 'not-admitted':
      return {
        kind: 'hold',
        failure: new DeliveryError(
          'NOT_ADMITTED',
          `${answered}; check its URL, which must not redirect, and that it knows key ${parts.signer.keyId}`,
        ),
      };
    case 'too-large':
      return { kind: 'too-large', failure: new DeliveryError('TOO_LARGE', answered) };
    case 'refused':
      return { kind: 'refused', failure: new DeliveryError('REFUSED', answered) };
  }
};

/**
 * Posts a batch once and says what became of it; never throws, and ends within the time of an
 * attempt. It follows no redirect, not even on the same host: records go where the settings say,
 * and nowhere else. The answer to anything but a success is not read.
 */
export const send = async (batch: Batch, parts: SendParts, stop: AbortSignal): Promise<Outcome> => {
  const { attemptMs, timer, url } = parts;
  const deadline = new AbortController();
  const cancel = timer(attemptMs, () => {
    deadline.abort(
      new DeliveryError('TOO_SLOW', `${url.origin} gave no whole answer in ${attemptMs} ms`),
    );
  });
  try {
    const response = await post(batch, parts, AbortSignal.any([deadline.signal, stop]));
    return await judge(response, batch, parts);
  } catch (cause) {
    const failure = DeliveryError.from(cause, 'UNREACHABLE', `${url.origin} cannot be reached`);
    return { kind: 'retry', failure, waitMs: null };
  } finally {
    cancel();
  }
};
