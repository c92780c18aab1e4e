/**
 * Somebody's words as Markdown shows them letter for letter, on one line: whatever Markdown or HTML would take for a
 * sign of its own is escaped.
 */
export function plainInMarkdown(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|~&!$^]/g, '\\$&')
    .replace(/^([#+\-=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
