/**
 * How large one debate can grow; beyond it no room can follow, and every snapshot carries all of it. `share` is what
 * one person can have of it, so that nobody fills it alone. What is hidden makes room for others and none for whoever
 * said it.
 */
export const debateLimits = { statements: 500, share: 50, hands: 200 } as const;
