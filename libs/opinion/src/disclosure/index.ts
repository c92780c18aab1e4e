/**
 * What may be shown of how sectors voted, and where people stand. Whoever sends figures to anybody takes them from
 * `shownOf`, `overallOf`, `secondOpinionOf` and `shownMap` and from nowhere else; `sectors` and `bridging` are for
 * analysts and for this folder.
 *
 * **What is promised.** Take an attacker who knows how everybody else voted, and how this person voted before; when
 * everyone cast, who belongs where, this program, and all that was ever shown, in order. Each of agree, disagree and
 * pass stays possible for the person's last vote on a statement, and what was shown makes none of the three more than
 * `mostOdds` (10) times as likely, against another, as it was before; all of a person's turns on one statement
 * together, no more than 10³ at one level, as only the first `mostTurns` (3) that are shown there count. This holds
 * whatever else the attacker knows, so of the room's live totals, of other levels made with the same key, of people of
 * several sectors and of hidden ones too. Whoever knows all votes but one has that one from live totals alone; what is
 * shown here adds nothing to it.
 *
 * **Why it holds.** `tell` puts a die between each ballot and all else (`blur.ts`): beyond it no vote is seen, only
 * what the die told of it. All that comes after is a function of told votes and of who cast when and belongs where.
 * Whatever was told of a ballot, each vote has a fall of the die that tells just that, with a probability of at least
 * 1/12 and at most 10/12. So to each transcript and each other vote of one person belong dice with which the transcript
 * is the same to the letter, and 10 bounds the odds. Falls of the die are HMAC-SHA-256 of person, statement and turn
 * under a key that the attacker lacks: independent for each turn as far as anybody can compute, and the same for one
 * turn however often it is asked, so that asking again averages nothing.
 *
 * **Why a die.** Without one nothing useful can be promised. Where it is known who voted, take any program that always
 * shows the same for the same votes, and ask that of three possible votes of one person two always look the same as
 * the true one's. Of three, where each has a twin, all look the same; and from any votes of a room to any others one
 * gets by changing one person's at a time. So all of them look the same: the program shows nothing. Thresholds, bands
 * and steps do not change that (`attacker.spec.ts` breaks them), but they keep those who know less from learning much.
 *
 * **What else is kept.** A sector is shown from `least` answers on, never under 5; in words below 20 answers; renewed
 * only in steps of at least 5 of its people, also when a statement closes, so that one late vote changes nothing. None
 * begins to be shown with one other alone left hidden (`edition.ts`); later one alone can be, when too few are left of it.
 * What is shown of sectors is never said of all when a known one is hidden.
 *
 * **What is not promised.** Whether and when somebody cast, or belongs to a sector: how many answered depends on it.
 * What someone's told votes on many statements say together. That who votes on one statement both as a guest and by their
 * own name counts as one: each vote is told once all the same, and turns are counted by name. That people of no sector
 * cannot be counted together, by subtraction, where few of them answered: the die alone keeps them. Anything, to whoever
 * has the key.
 */
export { mostOdds } from './blur';
export { beginning, fromText, toText, type Disclosed } from './disclosed';
export { mostTurns } from './edition';
export { leastEver, publishedLevel, roomLevel, type Level } from './level';
export type { Ballot, Moment } from './moment';
export * from './overall';
export { tellPlaces, type PlacesTold, type Sayer } from './places';
export { publish } from './publish';
export {
  judged,
  judgementOf,
  placeOf,
  roomMapOf,
  shownMap,
  type RoomMapState,
  type ShownGroup,
  type ShownMark,
  type ShownRoomMap,
} from './room-map';
export { roomMapFromText, roomMapToText } from './room-map-text';
export { secondOpinionOf, type ShownSecondOpinion } from './second-opinion';
export { shownOf } from './shown';
export type { ShownGap, ShownSector, ShownShare, ShownSide, ShownStatement } from './shown';
export { bandEdges, numbersFrom, type Size } from './words';
