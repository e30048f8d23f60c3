import type { CheckCases } from './types';

const model = { digest: 'ab'.repeat(32), bytes: 300, tensors: 3 };
const sight = (changed: object | null) => ({
  expected: model,
  seen: { model: changed === null ? null : { ...model, ...changed } },
});

export const modelLoadedCases: CheckCases = {
  right: { 'the model that was made': sight({}) },
  wrong: {
    'a model that was refused': {
      ...sight(null),
      codes: ['not-loaded'],
      says: [/^the model is loaded$/, /^a refusal$/],
    },
    'a model of another digest': {
      ...sight({ digest: 'cd'.repeat(32) }),
      codes: ['loaded-otherwise'],
      says: [/^a model with digest (ab){32}$/, /^(cd){32}$/],
    },
    'a model of which only a part was read': {
      ...sight({ bytes: 299, tensors: 2 }),
      codes: ['loaded-otherwise', 'loaded-otherwise'],
      says: [/^a model with bytes 300$/, /^299$/],
    },
  },
};
