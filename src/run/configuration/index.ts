export { ConfigurationError, type ConfigurationErrorCode } from './error';
export {
  configurationAt,
  readConfiguration,
  readWaivers,
  type Configured,
  type Waivers,
} from './read';
export { readLocatedYaml } from './located-yaml';
export { nearest } from './nearest';
export { configurationJsonSchema, type Configuration } from './schema';
