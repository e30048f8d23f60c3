export { fetchExposition, readCounters } from './scrape';
