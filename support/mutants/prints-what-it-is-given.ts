import { serveSubject } from '../../src/reference/door';

// "Operators should see what was sent, not a heap of escapes."
void serveSubject('0.1.0', {
  writeLog: (line) => {
    const readable = line.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    process.stderr.write(readable);
  },
});
