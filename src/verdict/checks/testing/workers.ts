import type { CheckCases } from './types';

const granted = (asked: string) => ({ asked, code: null });
const refused = (asked: string, code = 'WORKER_STOPPED') => ({ asked, code });

const sight = (due: string, state: string | null, ...answers: readonly object[]) => ({
  expected: { state: due },
  seen: { state, answers },
});

const all = [granted('seal'), granted('verify'), granted('deallocate')];
const none = [refused('seal'), refused('verify'), granted('deallocate')];

export const workerIsCases: CheckCases = {
  right: {
    'a running worker that does everything': sight('running', 'running', ...all),
    'a stopped worker that only gives memory back': sight('stopped', 'stopped', ...none),
    'a worker that refuses for what it was stopped for': sight(
      'stopped',
      null,
      refused('seal', 'POLICY_VIOLATION'),
    ),
  },
  wrong: {
    'a worker that says it runs when it must have stopped': {
      ...sight('stopped', 'running', ...none),
      codes: ['wrong-state'],
      says: [/^a stopped worker$/, /^running$/],
    },
    'a worker that calls itself stopped and goes on': {
      ...sight('stopped', 'stopped', ...all),
      codes: ['worker-goes-on', 'worker-goes-on'],
      says: [/^a stopped worker refuses to seal$/, /^granted$/],
    },
    'a stopped worker that refuses for another reason': {
      ...sight('stopped', 'stopped', refused('seal', 'DUPLICATE_SHARD')),
      codes: ['worker-goes-on'],
      says: [/refuses to seal/, /^refused as DUPLICATE_SHARD$/],
    },
    'a stopped worker that keeps its memory': {
      ...sight('stopped', 'stopped', refused('deallocate')),
      codes: ['worker-refuses'],
      says: [/^a stopped worker grants to deallocate$/, /^refused as WORKER_STOPPED$/],
    },
    'a running worker that refuses': {
      ...sight('running', 'running', granted('seal'), refused('verify')),
      codes: ['worker-refuses'],
      says: [/^a running worker grants to verify$/, /WORKER_STOPPED/],
    },
  },
  vain: { 'a worker that was asked nothing': sight('running', 'running') },
};
