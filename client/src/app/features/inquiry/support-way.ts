/** How the address of some support is followed, in words: a number to call, an address to write to, a page. */
export function supportWay(address: string): { readonly text: string; readonly opensTab: boolean } {
  const at = address.indexOf(':');
  const kind = address.slice(0, at).toLowerCase();
  const rest = address.slice(at + 1);
  if (kind === 'tel') return { text: `Call ${rest}`, opensTab: false };
  if (kind === 'mailto') return { text: `Write to ${rest.split('?')[0] ?? ''}`, opensTab: false };
  return { text: URL.parse(address)?.hostname ?? address, opensTab: true };
}

/** What a phone can follow; the server holds to it too. */
export const canBeFollowed = (address: string) => /^(https:\/\/|tel:|mailto:)\S+$/i.test(address);
