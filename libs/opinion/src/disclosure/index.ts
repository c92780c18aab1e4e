export { leastEver, publishedLevel, roomLevel, type Level } from './level';
