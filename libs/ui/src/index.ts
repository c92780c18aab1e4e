export { SpSpot } from './spot';
export { SpSectorMark } from './sector/sector-mark';
export { inkOf, markPaths, type MarkName, type SectorLook, type VoiceLook } from './sector/sector';
export { SpVoice } from './voice/voice';
export { SpButton, type ButtonKind } from './button/button';
export { SpField } from './field/field';
export { SpControl } from './field/control';
export { SpErrorSummary, type FieldProblem } from './field/error-summary';
export { SpNotice, type NoticeKind } from './notice/notice';
export { SpEmpty } from './notice/empty';
export { SpSkeleton } from './notice/skeleton';
export { SpCard } from './paper/card';
export { SpSheet } from './paper/sheet';
export { SpThread, threadKnots, type ThreadKind, type ThreadStep } from './thread/thread';
export { voteAnswers, type Answer, type AnswerShape, type VoteChoice } from './vote/answer';
export { SpAnswerChoice } from './vote/answer-choice';
export { SpVoteChoice } from './vote/vote-choice';
export { SpTally } from './tally/tally';
export { Announcer } from './live/announcer';
export { SpSaveState, type SaveState } from './live/save-state';
export { SpPeopleHere } from './live/people-here';
export { SpQr } from './qr/qr';
export { SpDialog } from './dialog/dialog';
export { clockFace, leftInWords, SpTimer } from './timer/timer';
export { SpFlow } from './flow/flow';
export { SpSwing } from './flow/swing';
export { changedMind, swingSentence } from './flow/swing-words';
export { bandOrder, bandScale, capital, listed, peopleInWords, sizeInWords } from './sector-bars/band-scale';
export { SpSectorBars } from './sector-bars/sector-bars';
export { findingOf, hiddenInWords, kindWords, ofSectors, type Where } from './sector-bars/sector-words';
export { SpRoomMap } from './room-map/room-map';
export {
  evidenceInWords,
  groupName,
  isDrawn,
  mapFindingInWords,
  markInWords,
  marksLead,
  togetherInWords,
} from './room-map/map-words';
