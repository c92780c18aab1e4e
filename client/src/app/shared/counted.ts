/** "1 response", "2 responses", "no responses yet". */
export function counted(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return `no ${many} yet`;
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`;
}
