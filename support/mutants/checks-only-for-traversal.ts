import { serveSubject } from '../../src/reference/door';
import { shardIdChecks } from '../../src/reference/vram';

// "Dots and slashes are what matters."
void serveSubject('0.1.0', { shardIdChecks: shardIdChecks.slice(1) });
