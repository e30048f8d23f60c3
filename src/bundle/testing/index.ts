export { edit } from './edit';
export { officialSchema, officialValidator, type Validator } from './official-schemas';
export { sealedBundle } from './sealed-copy';
export { severalBundle } from './several-bundle';
export { smallFeature } from './small.feature';
export { smallRun } from './small-run';
export { planOf, smallShards } from './small-shards';
export { tellingRun } from './telling-run';
export { temporaryPlace } from './temporary-place';
