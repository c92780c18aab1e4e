import type { Voice } from '@samepage/contracts';
import type { DebateView } from '../debate-view';

/** What someone is called where names are shown: their chosen name, or where they speak from. */
export function nameOfVoice(voice: Voice | undefined): string {
  if (!voice) return 'Someone';
  return voice.name ?? `A voice from ${voice.sector.name.toLowerCase()}`;
}

export function nameIn(view: DebateView, membershipId: string): string {
  return nameOfVoice(view.voice(membershipId));
}
