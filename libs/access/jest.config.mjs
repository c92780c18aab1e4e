import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('access', import.meta.dirname);
