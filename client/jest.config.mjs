import { angularProject } from '../tools/jest/preset.mjs';

export default angularProject('client', import.meta.dirname);
