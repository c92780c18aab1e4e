import { typing } from './typing.mjs';

export const scenarios = [typing];
