/** The version of Samepage, as in package.json and the changelog. */
export const version = '0.1.0';
