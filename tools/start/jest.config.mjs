import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('start', import.meta.dirname);
