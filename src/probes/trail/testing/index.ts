export { example, specification } from './example';
export { Forge, KEY, LATER_KEY, bodyOf, sealLine, type Told } from './forge';
export {
  FIRST,
  SECOND,
  THIRD,
  at,
  linesOf,
  ten,
  threeFiles,
  verify,
  withFile,
  withLines,
} from './tamper';
export { ground, trailAt, type Ground } from './ground';
