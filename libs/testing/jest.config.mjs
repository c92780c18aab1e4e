import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('testing', import.meta.dirname);
