export { readTrail, type TrailReading } from './read-trail';
