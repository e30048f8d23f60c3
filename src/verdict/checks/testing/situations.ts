import type { CheckCases } from './types';

const healthy = {
  state: { used_bytes: 0, shards: [] },
  files: { './model.gguf': 'aaaa', './notes': 'directory' },
};
const sight = (after: object, before: object = healthy) => ({
  expected: {},
  seen: { before, after },
});

export const situationsCases: CheckCases = {
  right: {
    'a situation that is as it was': sight({ ...healthy, files: { ...healthy.files } }),
    'files that are only listed in another order': sight({
      ...healthy,
      files: { './notes': 'directory', './model.gguf': 'aaaa' },
    }),
    'a subject that tells no state': sight({ state: null, files: {} }, { state: null, files: {} }),
  },
  wrong: {
    'memory that was taken': {
      ...sight({ ...healthy, state: { used_bytes: 64, shards: ['shard-1'] } }),
      codes: ['state-changed'],
      says: [/"used_bytes":0/, /"used_bytes":64/],
    },
    'a file that was made': {
      ...sight({ ...healthy, files: { ...healthy.files, './note': 'bbbb' } }),
      codes: ['files-changed'],
      says: [/^\.\/note as it was \(absent\)$/, /^bbbb$/],
    },
    'a file that was changed': {
      ...sight({ ...healthy, files: { ...healthy.files, './model.gguf': 'cccc' } }),
      codes: ['files-changed'],
      says: [/^\.\/model\.gguf as it was \(aaaa\)$/, /^cccc$/],
    },
    'a file that is gone': {
      ...sight({ ...healthy, files: { './model.gguf': 'aaaa' } }),
      codes: ['files-changed'],
      says: [/^\.\/notes as it was \(directory\)$/, /^absent$/],
    },
    'a file that is gone and had the name of a built-in': {
      ...sight({ ...healthy, files: {} }, { ...healthy, files: { constructor: 'dddd' } }),
      codes: ['files-changed'],
      says: [/^constructor as it was \(dddd\)$/, /^absent$/],
    },
    'changed files in the order of their names': {
      ...sight({ ...healthy, files: { './z': 'z', './a': 'a' } }, { ...healthy, files: {} }),
      codes: ['files-changed', 'files-changed'],
      says: [/^\.\/a as it was/, /^a$/],
    },
    'every change at once': {
      ...sight({ state: null, files: { './z': 'z', './a': 'a' } }, { state: {}, files: {} }),
      codes: ['state-changed', 'files-changed', 'files-changed'],
      says: [/^\{\}$/, /^null$/],
    },
  },
};
