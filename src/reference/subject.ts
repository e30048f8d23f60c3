import { serveSubject } from './door';

/** The reference subject as a program: its version is the package's. */
void serveSubject('0.1.0');
