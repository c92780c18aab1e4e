import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('press', import.meta.dirname);
