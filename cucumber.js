// For editors and for `npm run check:features`; the gate itself brings its own configuration.
module.exports = {
  default: {
    paths: ['features/**/*.feature'],
    requireModule: ['ts-node/register'],
    require: ['support/vocabulary.ts', 'support/hooks.ts', 'steps/*.ts'],
    format: ['summary'],
  },
};
