export { callgrindAvailability, callgrindLauncher } from './callgrind';
export { countInstructions, type CountedWork, type InstructionCounts } from './count';
