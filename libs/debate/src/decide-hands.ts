import type { DebateState, Hand } from '@samepage/contracts';
import { after, leftOf } from './clock';
import type { Asking, DecisionContext, Outcome, Rules } from './decision';
import { debateLimits } from './limits';
import { ruleNow } from './steps';

/** Who asks to speak, and who does. */
export const handRules: Rules<
  | ('raise-hand' | 'lower-hand' | 'place-hand' | 'call')
  | ('pause-turn' | 'resume-turn' | 'extend-turn' | 'end-turn')
> = {
  'raise-hand': raiseHand,
  'lower-hand': (state, { handId }, { by, canRun }) => {
    const hand = handIn(state, handId);
    if (!hand) return 'hand_unknown';
    return hand.by === by || canRun ? { type: 'hand-lowered', handId } : 'hand_not_yours';
  },
  'place-hand': (state, { handId, place }) => {
    const hand = handIn(state, handId);
    if (!hand) return 'hand_unknown';
    return hand.place === place ? 'already_so' : { type: 'hand-placed', handId, place };
  },
  call: (state, { handId }, { at }) => {
    if (state.phase !== 'open') return 'debate_not_open';
    if (!handIn(state, handId)) return 'hand_unknown';
    const { turnSeconds } = state.plan.settings;
    return {
      type: 'turn-begun',
      handId,
      endsAt: after(at, turnSeconds === null ? null : turnSeconds * 1000),
    };
  },
  'pause-turn': ({ turn }, _, { by, canRun }) => {
    if (!turn) return 'turn_none';
    const isOwn = turn.hand.by === by;
    if (!isOwn && !canRun) return 'turn_not_yours';
    if (turn.runsSince !== null) return isOwn ? { type: 'turn-paused', own: true } : { type: 'turn-paused' };
    // Of a speaker and a facilitator who press at once, the facilitator's pause is the one that holds.
    return turn.isOwnPause && !isOwn ? { type: 'turn-paused' } : 'turn_paused';
  },
  'resume-turn': ({ turn }, _, { at, by, canRun }) => {
    if (!turn) return 'turn_none';
    if (turn.hand.by !== by && !canRun) return 'turn_not_yours';
    if (turn.runsSince !== null) return 'turn_running';
    if (!turn.isOwnPause && !canRun) return 'turn_held';
    return { type: 'turn-resumed', endsAt: after(at, turn.clock.leftMs) };
  },
  'extend-turn': ({ turn }, { seconds }, { at }) => {
    if (!turn) return 'turn_none';
    return leftOf(turn.clock, at) === null ? 'clock_none' : { type: 'turn-extended', seconds };
  },
  'end-turn': ({ turn }, _, { by, canRun }) => {
    if (!turn) return 'turn_none';
    return turn.hand.by === by || canRun ? { type: 'turn-ended' } : 'turn_not_yours';
  },
};

function raiseHand(
  state: DebateState,
  { kind, text }: Asking<'raise-hand'>,
  { by, canRun, newIds: [handId = ''] }: DecisionContext,
): Outcome {
  if (state.phase !== 'open') return 'debate_not_open';
  if (!ruleNow(state).hands && kind !== 'process') return 'not_in_this_step';
  if (state.muted.includes(by)) return 'you_are_muted';
  if (state.hands.some((hand) => hand.by === by)) return 'hand_up_already';
  if (kind === 'read-out' && text === null) return 'hand_without_words';
  // Where words are looked at first, none may reach every screen by way of a raised hand.
  if (kind === 'read-out' && state.plan.settings.moderation === 'before' && !canRun) return 'hand_words_wait';
  if (kind === 'response' && !state.turn) return 'response_to_nobody';
  if (state.hands.length >= debateLimits.hands) return 'queue_full';
  return { type: 'hand-raised', handId, kind, text: kind === 'read-out' ? text : null };
}

function handIn({ hands }: DebateState, handId: string): Hand | undefined {
  return hands.find(({ id }) => id === handId);
}
