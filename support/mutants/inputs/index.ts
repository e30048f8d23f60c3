export { alertRules } from './alert-rules';
export { subjectsOf, type Ground } from './list-subjects';
export { readmes } from './readmes';
export { sources } from './sources';
