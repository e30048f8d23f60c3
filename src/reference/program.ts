import { createRequire, enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A run starts this program some hundred times: what was compiled once is read from beside it.
enableCompileCache(join(__dirname, 'compiled'));
createRequire(__filename)('./subject.js');
