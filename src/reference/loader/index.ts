export { LoaderError, type LoaderErrorCode } from './errors';
export { isExpectedDigest } from './expected-digest';
export * from './gguf';
export { createModelLoader, type ModelLoaderOptions } from './model-loader';
export { createOpenBeneath, type OpenBeneath } from './open-beneath';
export { PathRefusal, pathProblems, type PathProblem } from './path-refusal';
export { pathShapeProblem } from './path-shape';
export type { LoadedModel, LoadRequest, ModelLoader } from './types';
