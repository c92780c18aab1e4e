import { nodeProject } from '../../tools/jest/preset.mjs';

export default nodeProject('document-log', import.meta.dirname);
