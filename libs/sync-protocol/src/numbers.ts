/** What a frame is, by its first number. The first four are y-websocket's; the last is ours (SPEC.md, SY1 and SY2). */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  samepage: 100,
} as const;

/** What a sync frame is, by its second number (SY3). */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** What a frame of ours is, by its second number (SY2). */
export const extensionType = { hello: 0, welcome: 1, saved: 2 } as const;
