import { join } from 'node:path';
import { bundleReference } from './bundle-reference';

const root = join(__dirname, '..', '..');

void bundleReference(root, join(root, 'dist', 'reference'));
