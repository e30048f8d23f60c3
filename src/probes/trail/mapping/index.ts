export { mappedFormat } from './mapped-format';
export { trailFormatName, trailMappingSchema, type TrailMapping } from './schema';
