import { writeFileSync } from 'node:fs';
import { loadCompiler, makePtx, ptxPath } from './compile-ptx';

/** `npm run build:kernel -- path/to/libnvrtc.so`: makes the PTX again, after a change of the kernel. */
writeFileSync(ptxPath, makePtx(loadCompiler(process.argv[2] ?? 'libnvrtc.so')));
