/** How large one debate can grow; beyond it no room can follow, and every snapshot carries all of it. */
export const debateLimits = { statements: 500 } as const;
