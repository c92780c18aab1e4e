import { nodeProject } from '../tools/jest/preset.mjs';

export default nodeProject('collab-server', import.meta.dirname);
