/** Injection token of the structured log. */
export const LOG = Symbol('log');
/** Injection token of the bell. */
export const BELL = Symbol('bell');
/** Injection token of the settings. */
export const SETTINGS = Symbol('settings');
