import { createHmac } from 'node:crypto';
import type { Forgery } from './format';

const RECORD = /^(\{.*,"prev_hash":")[0-9a-f]{64}","hash":"([0-9a-f]{64})"\}\n$/s;

/** What can be done to a trail of format `proofgate/1` by somebody without its key. */
export const forgery: Forgery = {
  retell: (line) => line.replace('"event_type":"', '"event_type":"Not'),
  hashIn: (line) => RECORD.exec(line)?.[2] ?? '',
  rehash: (line, previous, key) => {
    const before = RECORD.exec(line)?.[1];
    if (before === undefined) return null;
    const covered = `${before}${previous}"`;
    const hash = createHmac('sha256', key).update(covered).digest('hex');
    return { line: `${covered},"hash":"${hash}"}\n`, hash };
  },
};
