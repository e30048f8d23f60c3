import type { CheckCases } from './types';

const granted = {
  ...{ asked: 'seals the model', kind: 'ack', code: null, message: null, elapsed_ms: 12 },
};
const refused = {
  ...{ ...granted, kind: 'error', code: 'PATH_REFUSED', message: 'the path leaves its root' },
};
const sight = (expected: object, ...answers: readonly object[]) => ({
  expected: { codes: null, within_ms: 100, never: [], ...expected },
  seen: { answers },
});

export const answersCases: CheckCases = {
  right: {
    'a granted request': sight({}, granted),
    'a refusal by any of the right codes': sight(
      { codes: ['INVALID_DIGEST', 'PATH_REFUSED'], never: ['token-1'] },
      refused,
    ),
    'a refusal that holds the name of the protected value, and not the value': {
      ...sight({ codes: ['PATH_REFUSED'], never: ['its root'] }, refused),
      ...{ seen: { answers: [refused], values: { 'its root': '/secret/root' } } },
    },
    'an answer without a message, which reveals nothing': sight({ never: ['token-1'] }, granted),
    'an answer at the last moment': sight({}, { ...granted, elapsed_ms: 100 }),
  },
  wrong: {
    'a refusal where a grant was due': {
      ...sight({}, granted, refused),
      codes: ['wrong-answer'],
      says: [/^seals the model: granted$/, /^refused as PATH_REFUSED$/],
    },
    'a grant where a refusal was due': {
      ...sight({ codes: ['PATH_REFUSED', 'INVALID_DIGEST'] }, granted),
      codes: ['wrong-answer'],
      says: [/^seals the model: PATH_REFUSED or INVALID_DIGEST$/, /^granted$/],
    },
    'a grant that carries the code of the refusal that was due': {
      ...sight({ codes: ['PATH_REFUSED'] }, { ...granted, code: 'PATH_REFUSED' }),
      codes: ['wrong-answer'],
      says: [/PATH_REFUSED/, /^granted$/],
    },
    'a refusal for another reason': {
      ...sight({ codes: ['DISPOSED'] }, refused),
      codes: ['wrong-answer'],
      says: [/DISPOSED/, /^refused as PATH_REFUSED$/],
    },
    'a refusal without a code': {
      ...sight({ codes: ['DISPOSED'] }, { ...refused, code: null }),
      codes: ['wrong-answer'],
      says: [/DISPOSED/, /^refused as nothing$/],
    },
    'an answer that comes too late': {
      ...sight({}, { ...granted, elapsed_ms: 100.6 }),
      codes: ['answer-too-late'],
      says: [/an answer within 100 ms/, /^101 ms$/],
    },
    'a message that reveals the protected value': {
      ...sight(
        { codes: ['PATH_REFUSED'], never: ['absent', 'token-1'] },
        { ...refused, message: 'not with token-1' },
      ),
      codes: ['answer-reveals'],
      says: [/without the protected value/, /the message holds it/],
    },
    'a message that reveals a value which is protected by its name': {
      ...sight({ codes: ['PATH_REFUSED'], never: ['the root'] }),
      seen: {
        answers: [{ ...refused, message: 'it leaves /secret/root' }],
        values: { 'the root': '/secret/root' },
      },
      codes: ['answer-reveals'],
      says: [/without the protected value/, /the message holds it/],
    },
    'each wrong answer of several': {
      ...sight({}, refused, granted, { ...refused, elapsed_ms: 200 }),
      codes: ['wrong-answer', 'wrong-answer', 'answer-too-late'],
      says: [/granted/, /PATH_REFUSED/],
    },
  },
  vain: { 'no answer at all': sight({}) },
};
