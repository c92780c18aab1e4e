import type { Rules } from './decision';

/** What the room sees, who runs it, who is in it and in which group. */
export const roomRules: Rules<
  'reveal' | 'freeze' | 'lock' | 'take-lead' | 'form-groups' | 'move-member' | 'mute' | 'remove'
> = {
  reveal: ({ revealed }, { what, shown }) =>
    revealed.includes(what) === shown ? 'already_so' : { type: 'revealed', what, shown },
  freeze: (state, { frozen }) => (state.frozen === frozen ? 'already_so' : { type: 'frozen', frozen }),
  lock: (state, { locked }) => (state.locked === locked ? 'already_so' : { type: 'locked', locked }),
  'take-lead': ({ lead }, _, { by }) => (lead === by ? 'already_so' : { type: 'lead-taken' }),
  'form-groups': ({ removed }, { groups }) => {
    const people = groups.flatMap(({ members }) => members);
    if (new Set(people).size < people.length) return 'groups_overlap';
    if (new Set(groups.map(({ id }) => id)).size < groups.length) return 'groups_overlap';
    // Who was mixed in may have been removed since.
    const here = (id: string): boolean => !removed.includes(id);
    return {
      type: 'groups-formed',
      groups: groups.map((group) => ({ ...group, members: group.members.filter(here) })),
    };
  },
  'move-member': ({ groups, removed }, { membershipId, groupId }) => {
    if (removed.includes(membershipId)) return 'member_removed';
    const from = groups.find(({ members }) => members.includes(membershipId))?.id ?? null;
    if (groupId !== null && !groups.some(({ id }) => id === groupId)) return 'group_unknown';
    return from === groupId ? 'already_so' : { type: 'member-moved', membershipId, groupId };
  },
  mute: (state, { membershipId, muted }, { isAboutFacilitator }) => {
    if (isAboutFacilitator) return 'not_a_facilitator_too';
    return state.muted.includes(membershipId) === muted
      ? 'already_so'
      : { type: 'muted', membershipId, muted };
  },
  remove: (state, { membershipId, removed }, { isAboutFacilitator }) => {
    if (isAboutFacilitator) return 'not_a_facilitator_too';
    if (state.removed.includes(membershipId) === removed) return 'already_so';
    return { type: 'removed', membershipId, removed };
  },
};
