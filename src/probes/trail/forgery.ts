import { createHmac } from 'node:crypto';
import type { Forgery } from './format';

const RECORD = /^(?<before>\{.*,"prev_hash":")[0-9a-f]{64}(?<quote>"),"hash":"[0-9a-f]{64}"\}\n$/s;

/** What can be done to a trail of format `proofgate/1` by somebody without its key. */
export const forgery: Forgery = {
  retell: (line) => line.replace(/"event_type":"/, '"event_type":"Not'),
  hashIn: (line) => /"hash":"([0-9a-f]{64})"\}\n$/.exec(line)?.[1] ?? '',
  rehash: (line, previous, key) => {
    const { before, quote } = RECORD.exec(line)?.groups ?? {};
    if (before === undefined || quote === undefined) return null;
    const covered = `${before}${previous}${quote}`;
    const hash = createHmac('sha256', key).update(covered).digest('hex');
    return { line: `${covered},"hash":"${hash}"}\n`, hash };
  },
};
