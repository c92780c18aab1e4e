import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('sync-protocol', import.meta.dirname);
