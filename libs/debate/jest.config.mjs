import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('debate', import.meta.dirname);
