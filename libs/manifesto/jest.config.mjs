import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('manifesto', import.meta.dirname);
