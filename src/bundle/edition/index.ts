export { editionSchema, type Edition } from './edition';
export { fateOf, isOfEdition } from './kept';
