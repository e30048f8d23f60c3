import { serveSubject } from '../../src/reference/door';
import { shardIdChecks } from '../../src/reference/vram';

// "Shared validation has checked it already; our check is redundant."
void serveSubject('0.1.0', { shardIdChecks: shardIdChecks.slice(0, 1) });
