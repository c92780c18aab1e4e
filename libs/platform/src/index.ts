export * from './bell/bell';
export * from './bell/in-process-bell';
export { openBell } from './bell/open-bell';
export {
  callControl,
  type Control,
  type ControlAnswer,
  type ControlHandler,
  openControl,
} from './control/control';
export { withAdvisoryLock } from './database/advisory-lock';
export {
  DataDirInUse,
  type DataDirLock,
  holderOf,
  lastingHolderOf,
  requireDataDir,
} from './database/data-dir-lock';
export { isAlive, type ProcessStatus, statusOf } from './database/process';
export { type Database, hasEmbedded, type OpenDatabase, openDatabase } from './database/open-database';
export { DatabaseUnusable } from './database/outside';
export * from './database/queryable';
export { prepared } from './database/prepared';
export * from './log';
export { Gathering } from './gathering/gathering';
export { Pace } from './gathering/pace';
export { StartRefused } from './refusal';
export { readSettings, type Settings, SettingsError } from './settings/settings';
