export {
  attachCollaboration,
  type Collaboration,
  type CollaborationOptions,
  type CollaborationStats,
} from './attach';
export type { PublicOrigins } from './origin';
