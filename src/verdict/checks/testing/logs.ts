import type { CheckCases, Sight, WrongSight } from './types';

const told = (lines: readonly string[], ...events: readonly string[]) => ({
  expected: {
    events: events.length === 0 ? ['VramSealed'] : events,
    causes: ['EFBIG', 'File too large', 'OS error 27'],
  },
  seen: { lines },
});
const notLogged = (seen: RegExp): Omit<WrongSight, keyof Sight> => ({
  codes: ['failure-not-logged'],
  says: [/an ERROR line naming VramSealed .*EFBIG or/, seen],
});

export const logTellsCases: CheckCases = {
  right: {
    'an ERROR line that names event and cause': told([
      '2026-11-20T12:00:00Z ERROR audit: VramSealed could not be written: EFBIG',
    ]),
    'any case, any cause and any place of the level': told([
      '{"message":"vramsealed lost: file too large","level":"error"}',
    ]),
    'a cause that holds the word error, on an ERROR line': told([
      'ERROR vram: VramSealed: File too large (os error 27)',
    ]),
    'one line for each event, among others': told(
      ['ERROR: SealVerified: EFBIG', 'INFO: going on', 'ERROR: VramSealed: EFBIG'],
      ...['VramSealed', 'SealVerified'],
    ),
  },
  wrong: {
    'an empty log': { ...told([]), ...notLogged(/^an empty log$/) },
    'a line that does not name the event': {
      ...told(['ERROR audit: an event could not be written: EFBIG']),
      ...notLogged(/^ERROR audit: an event/),
    },
    'a line that does not name the cause': {
      ...told(['ERROR audit: VramSealed could not be written', 'INFO done']),
      ...notLogged(/ written ⏎ INFO done$/),
    },
    'event and cause on different lines': {
      ...told(['ERROR audit: VramSealed lost', 'ERROR audit: EFBIG']),
      ...notLogged(/VramSealed lost ⏎ ERROR/),
    },
    'a line at another level': {
      ...told(['WARN audit: VramSealed: EFBIG']),
      ...notLogged(/^WARN/),
    },
    'a line at another level that uses the word error': {
      ...told(['WARN audit: VramSealed could not be written, error=EFBIG']),
      ...notLogged(/^WARN/),
    },
    'a line without a level whose cause holds the word error': {
      ...told(['audit: VramSealed: OS Error 27']),
      ...notLogged(/OS Error 27$/),
    },
    'the one event of several that is not told': {
      ...told(['ERROR: SealVerified: EFBIG'], 'SealVerified', 'VramSealed'),
      ...notLogged(/SealVerified/),
    },
    'a long log, cut short in the report': {
      ...told(['x'.repeat(5000)]),
      ...notLogged(/^x{400}$/),
    },
  },
  vain: {
    'the log of no event': { expected: { events: [], causes: ['EFBIG'] }, seen: { lines: [] } },
    'the log of no cause': { expected: { events: ['A'], causes: [] }, seen: { lines: [] } },
  },
};

const quiet = (...lines: readonly string[]) => ({ expected: {}, seen: { lines } });

export const logIsQuietCases: CheckCases = {
  right: {
    'an empty log': quiet(),
    'lines at other levels': quiet('INFO started', 'WARN slow, error=none', '0 errors so far'),
  },
  wrong: {
    'an ERROR line of a healthy subject': {
      ...quiet('INFO started', 'ERROR audit: something'),
      codes: ['error-without-cause'],
      says: [/no ERROR line from a healthy subject/, /^ERROR audit: something$/],
    },
    'an ERROR line that is long, cut short in the report': {
      ...quiet(`error ${'x'.repeat(5000)}`),
      codes: ['error-without-cause'],
      says: [/no ERROR line/, /^error x{394}$/],
    },
    'every ERROR line, however it is written': {
      ...quiet('[error] one', '{"level":"Error"}', `error ${'x'.repeat(5000)}`),
      codes: ['error-without-cause', 'error-without-cause', 'error-without-cause'],
      says: [/no ERROR line/, /^\[error\] one$/],
    },
  },
};
