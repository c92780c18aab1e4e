import { CreateAuthUser1763800001000 } from './0001-create-auth-user';
import { CreateAuthSession1763800002000 } from './0002-create-auth-session';
import { CreateAuthAccount1763800003000 } from './0003-create-auth-account';
import { CreateAuthVerification1763800004000 } from './0004-create-auth-verification';
import { CreateInstallation1763800005000 } from './0005-create-installation';
import { CreatePerson1763800006000 } from './0006-create-person';
import { CreateInquiry1763800007000 } from './0007-create-inquiry';
import { CreateSector1763800008000 } from './0008-create-sector';
import { CreateMembership1763800009000 } from './0009-create-membership';
import { CreateApiToken1763800010000 } from './0010-create-api-token';
import { CreateMail1763800011000 } from './0011-create-mail';
import { CreateBlob1763800012000 } from './0012-create-blob';
import { CreateProvocation1763800013000 } from './0013-create-provocation';
import { CreateResponse1763800014000 } from './0014-create-response';
import { CreateDebate1763800015000 } from './0015-create-debate';
import { CreateDebateEvent1763800016000 } from './0016-create-debate-event';
import { CreateStatement1763800017000 } from './0017-create-statement';
import { CreateVote1763800018000 } from './0018-create-vote';
import { CreateDocumentTicket1763800019000 } from './0019-create-document-ticket';
import { CreateDraft1763800020000 } from './0020-create-draft';
import { CreateClauseSource1763800021000 } from './0021-create-clause-source';
import { CreateEdition1763800022000 } from './0022-create-edition';
import { CreateRateLimit1763800023000 } from './0023-create-rate-limit';
import { documentLogMigrations } from './0024-create-document-log';
import { KeyDocumentToInquiry1763800030000 } from './0030-key-document-to-inquiry';
import { KeyDraftToDocument1763800031000 } from './0031-key-draft-to-document';
import { CreatePasskey1763800040000 } from './0040-create-passkey';
import { CreatePasskeyChallenge1763800041000 } from './0041-create-passkey-challenge';
import { FreezeEdition1763800050000 } from './0050-freeze-edition';
import { AllowLatePdf1763800051000 } from './0051-allow-late-pdf';
import { documentHistoryMigrations } from './0060-keep-document-history';
import { SteerDebate1763800070000 } from './0070-steer-debate';
import { MarkStatement1763800071000 } from './0071-mark-statement';
import { CreateStand1763800072000 } from './0072-create-stand';
import { CreateStatementProposal1763800073000 } from './0073-create-statement-proposal';
import { CreateDebateSignal1763800074000 } from './0074-create-debate-signal';
import { CreateDebatePresence1763800075000 } from './0075-create-debate-presence';
import { AddContentNote1763800080000 } from './0080-add-content-note';
import { AddSupport1763800081000 } from './0081-add-support';
import { CreateRunSheetTemplate1763800082000 } from './0082-create-run-sheet-template';
import { NoteWhatChanged1763800090000 } from './0090-note-what-changed';
import { LockVotes1763800091000 } from './0091-lock-votes';
import { LookAtMoved1763800092000 } from './0092-look-at-moved';
import { CreateReaction1763800093000 } from './0093-create-reaction';
import { CreateInsight1763800100000 } from './0100-create-insight';
import { CreateDisclosed1763800110000 } from './0110-create-disclosed';
import { CreateGuess1763800111000 } from './0111-create-guess';
import { CreateRoomMap1763800112000 } from './0112-create-room-map';
import { CreateImportedConversation1763800113000 } from './0113-create-imported-conversation';
import { KeepWhatEnded1763800114000 } from './0114-keep-what-ended';
import { KeepTurnsLeft1763800115000 } from './0115-keep-turns-left';
import { NameMovedLines1763800116000 } from './0116-name-moved-lines';
import { OrderVotes1763800117000 } from './0117-order-votes';
import { TellVotesOnce1763800120000 } from './0120-tell-votes-once';
import { KeepOwnPauses1763800121000 } from './0121-keep-own-pauses';
import { TellOpenStands1763800122000 } from './0122-tell-open-stands';
import { CreatePlace1763800123000 } from './0123-create-place';
import { CreateGathering1763800124000 } from './0124-create-gathering';

/** In the order they run. One change each; a change that has landed is never edited, only followed by another. */
export const migrations = [
  CreateAuthUser1763800001000,
  CreateAuthSession1763800002000,
  CreateAuthAccount1763800003000,
  CreateAuthVerification1763800004000,
  CreateInstallation1763800005000,
  CreatePerson1763800006000,
  CreateInquiry1763800007000,
  CreateSector1763800008000,
  CreateMembership1763800009000,
  CreateApiToken1763800010000,
  CreateMail1763800011000,
  CreateBlob1763800012000,
  CreateProvocation1763800013000,
  CreateResponse1763800014000,
  CreateDebate1763800015000,
  CreateDebateEvent1763800016000,
  CreateStatement1763800017000,
  CreateVote1763800018000,
  CreateDocumentTicket1763800019000,
  CreateDraft1763800020000,
  CreateClauseSource1763800021000,
  CreateEdition1763800022000,
  CreateRateLimit1763800023000,
  ...documentLogMigrations,
  KeyDocumentToInquiry1763800030000,
  KeyDraftToDocument1763800031000,
  CreatePasskey1763800040000,
  CreatePasskeyChallenge1763800041000,
  FreezeEdition1763800050000,
  AllowLatePdf1763800051000,
  ...documentHistoryMigrations,
  SteerDebate1763800070000,
  MarkStatement1763800071000,
  CreateStand1763800072000,
  CreateStatementProposal1763800073000,
  CreateDebateSignal1763800074000,
  CreateDebatePresence1763800075000,
  AddContentNote1763800080000,
  AddSupport1763800081000,
  CreateRunSheetTemplate1763800082000,
  NoteWhatChanged1763800090000,
  LockVotes1763800091000,
  LookAtMoved1763800092000,
  CreateReaction1763800093000,
  CreateInsight1763800100000,
  CreateDisclosed1763800110000,
  CreateGuess1763800111000,
  CreateRoomMap1763800112000,
  CreateImportedConversation1763800113000,
  KeepWhatEnded1763800114000,
  KeepTurnsLeft1763800115000,
  NameMovedLines1763800116000,
  OrderVotes1763800117000,
  TellVotesOnce1763800120000,
  KeepOwnPauses1763800121000,
  TellOpenStands1763800122000,
  CreatePlace1763800123000,
  CreateGathering1763800124000,
];
