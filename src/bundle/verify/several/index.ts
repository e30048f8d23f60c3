export { toldColumn } from './told-column';
export { isSeveral, verifySeveral } from './verify-several';
