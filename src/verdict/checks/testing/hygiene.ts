import type { CheckCases } from './types';

const source = (kind: 'trail' | 'log', bytes: string | Buffer) => ({
  ...{ name: kind === 'trail' ? '2026-11-20.audit' : 'the log', kind },
  base64: Buffer.from(bytes).toString('base64'),
});

const lines = (trail: string | Buffer, log = '', forged: readonly string[] = []) => ({
  expected: { forged },
  seen: { sources: [source('trail', trail), source('log', log)] },
});

const raw = (line: string, character: RegExp) => ({
  ...lines(line),
  codes: ['raw-character'],
  says: [/^no control or format character as it is in 2026-11-20\.audit:1$/, character] as const,
});

export const linesAreSafeCases: CheckCases = {
  right: {
    'records of one line, and a log': lines('{"a":"\\u001b\\n"}\n{"b":1}\n', 'WARN ä\n'),
    'a log in columns': lines('{}\n', 'ERROR\tno disk\n'),
    'text that ends like a forgery': lines('{"a":"{forged"}\n', 'said {forged\n', ['{forged']),
  },
  wrong: {
    'an escape in the trail, which no JSON may hold': {
      ...raw('{"a":"\u001b[31m"}\n', /^U\+001B$/),
      codes: ['raw-character', 'not-json'],
    },
    'DEL in the trail': raw('{"a":"\u007f"}\n', /^U\+007F$/),
    'a next line in the trail': raw('{"a":"\u0085"}\n', /^U\+0085$/),
    'a separator of lines in the trail': raw('{"a":"\u2028"}\n', /^U\+2028$/),
    'a bidi override in the trail': raw('{"a":"\u202e"}\n', /^U\+202E$/),
    'a character of no width in the trail': raw('{"a":"\u200b"}\n', /^U\+200B$/),
    'a character beyond 16 bits that nobody sees': raw('{"a":"\u{e0041}"}\n', /^U\+E0041$/),
    'a carriage return in the log': {
      ...lines('', 'WARN a\rERROR b\n'),
      codes: ['raw-character'],
      says: [/in the log:1$/, /^U\+000D$/],
    },
    'a line that is no JSON': {
      ...lines('{"a":"\nb"}\n'),
      codes: ['not-json', 'not-json'],
      says: [/^one JSON object as 2026-11-20\.audit:1$/, /^"\{\\"a\\":\\""$/],
    },
    'a line of JSON that is no object': {
      ...lines('[1]\n'),
      codes: ['not-json'],
      says: [/^one JSON object/, /^"\[1\]"$/],
    },
    'a line that is a number': {
      ...lines('5\n'),
      codes: ['not-json'],
      says: [/^one JSON object/, /^"5"$/],
    },
    'a tab in the trail, which a log may hold': {
      ...raw('{"a":"\t"}\n', /^U\+0009$/),
      codes: ['raw-character', 'not-json'],
    },
    'a long line that is no JSON, cut short in the report': {
      ...lines(`${'x'.repeat(5000)}\n`),
      codes: ['not-json'],
      says: [/^one JSON object/, /^"x{200}"$/],
    },
    'a long line that the input made, cut short in the report': {
      ...lines('', `${'x'.repeat(5000)}\n`, ['xx']),
      codes: ['line-forged'],
      says: [/^no line of the log/, /^"x{200}"$/],
    },
    'a line that is nothing': {
      ...lines('null\n'),
      codes: ['not-json'],
      says: [/^one JSON object/, /^"null"$/],
    },
    'bytes that are no text': {
      ...lines(Buffer.from([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}\n')])),
      codes: ['not-utf8'],
      says: [/^2026-11-20\.audit in UTF-8$/, /none$/],
    },
    'a line of the log that the input made': {
      ...lines('', 'WARN a\n{forged}\n', ['{forged']),
      codes: ['line-forged'],
      says: [/^no line of the log that the input made$/, /^"\{forged\}"$/],
    },
  },
  unclear: {
    'no trail at all': { ...lines('', 'WARN a\n'), reason: /^no byte of a trail was seen$/ },
  },
  vain: { 'nothing at all': { expected: { forged: [] }, seen: { sources: [] } } },
};

const places = ['trail', 'answers', 'metrics', 'log', 'files'] as const;

const searched = (changes: Record<string, object> = {}, found = true) => ({
  expected: { secret: 'the worker token' },
  seen: {
    control: { what: 'the worker id', found },
    places: places.map((place) => ({ place, bytes: 100, hits: [], ...changes[place] })),
  },
});

export const secretAbsentCases: CheckCases = {
  right: {
    'nothing found where all was searched': searched(),
    'a log without a word, and no files': searched({ log: { bytes: 0 }, files: { bytes: 0 } }),
  },
  wrong: {
    'a secret in the log': {
      ...searched({ log: { hits: ['base64', 'base64, reversed'] } }),
      codes: ['secret-told'],
      says: [/^the worker token nowhere in the log$/, /^base64, base64, reversed$/],
    },
    'a secret in two places, though the search is not to be trusted': {
      ...searched({ trail: { hits: ['as it is'] }, answers: { hits: ['numbers'] } }, false),
      codes: ['secret-told', 'secret-told'],
      says: [/in the trail$/, /^as it is$/],
    },
  },
  unclear: {
    'a search that does not find what is there': {
      ...searched({}, false),
      reason: /^the worker id not found, though it is there$/,
    },
    'a trail that is empty': { ...searched({ trail: { bytes: 0 } }), reason: /^trail empty$/ },
    'places that were not searched': {
      ...{ expected: { secret: 'a key' } },
      seen: { control: { what: 'the worker id', found: true }, places: [] },
      reason: /^trail not searched; .*files not searched$/,
    },
  },
};
