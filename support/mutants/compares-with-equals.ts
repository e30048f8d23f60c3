import { serveSubject } from '../../src/reference/door';

// "VRAM is local, nobody can measure that": `vram_digest != shard.digest`.
void serveSubject('0.1.0', { comparison: (a, b) => a === b });
