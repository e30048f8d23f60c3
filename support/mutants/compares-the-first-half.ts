import { secretsMatch } from '../../src/reference/comparison';
import { serveSubject } from '../../src/reference/door';

// "32 digits are plenty: nobody finds a collision of 128 bits."
const half = (hex: string): string => hex.slice(0, 32);

void serveSubject('0.1.0', { comparison: (a, b) => secretsMatch(half(a), half(b)) });
