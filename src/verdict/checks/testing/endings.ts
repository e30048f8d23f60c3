import type { CheckCases } from './types';

const sight = (exit: object | null, elapsed_ms = 200, signal_sent = 'SIGTERM') => ({
  expected: { within_ms: 5000 },
  seen: { signal_sent, exit, elapsed_ms },
});

export const endingsCases: CheckCases = {
  right: {
    'a process that exits after it was asked to': sight({ code: 0, signal: null }),
    'a process that ends by the very signal': sight({ code: null, signal: 'SIGTERM' }),
    'an exit with the code of the signal': sight({ code: 130, signal: null }, 200, 'SIGINT'),
    'an exit at the last moment': sight({ code: 143, signal: null }, 5000),
  },
  wrong: {
    'a process that runs on': {
      ...sight(null, 6000),
      codes: ['exit-too-late'],
      says: [/^an exit within 5000 ms of SIGTERM$/, /^still running$/],
    },
    'a process that exits too late': {
      ...sight({ code: 0, signal: null }, 5001.2),
      codes: ['exit-too-late'],
      says: [/within 5000 ms/, /^code 0 after 5001 ms$/],
    },
    'a process that had to be killed': {
      ...sight({ code: null, signal: 'SIGKILL' }, 4000),
      codes: ['exit-too-late'],
      says: [/within 5000 ms/, /^SIGKILL after 4000 ms$/],
    },
    'a process that crashes when asked to end': {
      ...sight({ code: null, signal: 'SIGSEGV' }),
      codes: ['crashed-on-exit'],
      says: [/of SIGTERM$/, /^SIGSEGV after 200 ms$/],
    },
    'a panic in the handler of the signal': {
      ...sight({ code: 101, signal: null }),
      codes: ['crashed-on-exit'],
      says: [/of SIGTERM$/, /^code 101 after 200 ms$/],
    },
    'the code of another signal': {
      ...sight({ code: 130, signal: null }),
      codes: ['crashed-on-exit'],
      says: [/of SIGTERM$/, /^code 130 after 200 ms$/],
    },
    'a code of a signal where none was sent': {
      ...sight({ code: 143, signal: null }, 200, 'stop'),
      codes: ['crashed-on-exit'],
      says: [/of stop$/, /^code 143 after 200 ms$/],
    },
    'an end in time that nobody can explain': {
      ...sight({ code: null, signal: null }, 200, 'stop'),
      codes: ['crashed-on-exit'],
      says: [/of stop$/, /^code unknown after 200 ms$/],
    },
    'a late end that nobody can explain': {
      ...sight({ code: null, signal: null }, 9000, 'stop'),
      codes: ['exit-too-late'],
      says: [/of stop$/, /^code unknown after 9000 ms$/],
    },
  },
};
