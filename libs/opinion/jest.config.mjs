import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('opinion', import.meta.dirname);
