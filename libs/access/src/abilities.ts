import { debate } from './debate';
import { identity } from './identity';
import { inquiry } from './inquiry';
import { insight } from './insight';
import { installation } from './installation';
import { manifesto } from './manifesto';
import { opinion } from './opinion';
import type { Sentence } from './sentence';
import type { Place, Subject } from './subject';

/** Every who-may sentence there is, by the name of its ability. What is not named here is refused. */
export const sentences = {
  ...installation,
  ...identity,
  ...inquiry,
  ...debate,
  ...manifesto,
  ...insight,
  ...opinion,
} as const satisfies Record<string, Sentence>;

export type Ability = keyof typeof sentences;
export const abilities = Object.keys(sentences) as Ability[];

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: 'sign_in_needed' | 'not_allowed' };

/** Decides whether a subject has an ability at a place. A stranger who is refused is asked to sign in. */
export function decide(subject: Subject, ability: Ability, place: Place = {}): Verdict {
  const sentence = Object.hasOwn(sentences, ability) ? sentences[ability] : undefined;
  if (sentence?.(subject, place)) return { allowed: true };
  return { allowed: false, because: subject.kind === 'stranger' ? 'sign_in_needed' : 'not_allowed' };
}

export function may(subject: Subject, ability: Ability, place: Place = {}): boolean {
  return decide(subject, ability, place).allowed;
}

/** Everything a subject may do at a place: what the client shows its buttons by. */
export function abilitiesAt(subject: Subject, place: Place): Ability[] {
  return abilities.filter((ability) => may(subject, ability, place));
}
