import { nodeProject } from '../jest/preset.mjs';

export default nodeProject('opinion-tool', import.meta.dirname);
