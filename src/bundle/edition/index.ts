export { editionSchema, type Edition } from './edition';
export { editionPage } from './edition-page';
export { fateOf, isOfEdition } from './kept';
