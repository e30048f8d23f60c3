/** What an HTTP status says about a batch. */
export type StatusVerdict = 'success' | 'busy' | 'not-admitted' | 'too-large' | 'refused';

/** The collector will take the same bytes later: timeout, too early, too many requests. */
const LATER = new Set([408, 425, 429]);

/** Nothing is wrong with the records, but with who sends them, or where to. */
const SENDER = new Set([401, 403, 404, 405, 410]);

const TOO_LARGE = 413;

/** Sorts the final statuses of HTTP, the unknown ones by their class (RFC 9110, 15). */
export const judgeStatus = (status: number): StatusVerdict => {
  if (status >= 200 && status < 300) return 'success';
  if (status < 400 || SENDER.has(status)) return 'not-admitted';
  if (status >= 500 || LATER.has(status)) return 'busy';
  return status === TOO_LARGE ? 'too-large' : 'refused';
};
