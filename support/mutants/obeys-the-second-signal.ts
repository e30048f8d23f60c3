import { serveSubject } from '../../src/reference/door';

// "Whoever asks twice does not want to wait."
void serveSubject('0.1.0');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => process.removeAllListeners(signal));
}
