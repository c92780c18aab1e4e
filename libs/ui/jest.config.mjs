import { angularProject } from '../../tools/jest/preset.mjs';

export default angularProject('ui', import.meta.dirname);
