import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('platform', import.meta.dirname);
