import { ApiTokenRow } from '../people/api-token.entity';
import { MembershipRow } from '../people/membership.entity';
import { Person } from '../people/person.entity';
import { BlobRow } from '../images/blob.entity';
import { ClauseSourceRow } from '../drafts/clause-source.entity';
import { DebateEventRow } from '../debates/debate-event.entity';
import { DebateRow } from '../debates/debate.entity';
import { DraftRow } from '../drafts/draft.entity';
import { EditionRow } from '../editions/edition.entity';
import { InquiryRow } from '../inquiries/inquiry.entity';
import { MailRow } from '../mail/mail.entity';
import { ProvocationRow } from '../provocations/provocation.entity';
import { ResponseRow } from '../provocations/response.entity';
import { SectorRow } from '../inquiries/sector.entity';
import { StatementRow } from '../debates/statement.entity';
import { VoteRow } from '../debates/vote.entity';

/** Every table TypeORM maps. Listed as classes, so that the bundle has them. */
export const entities = [
  ApiTokenRow,
  BlobRow,
  ClauseSourceRow,
  DebateEventRow,
  DebateRow,
  DraftRow,
  EditionRow,
  InquiryRow,
  MailRow,
  MembershipRow,
  Person,
  ProvocationRow,
  ResponseRow,
  SectorRow,
  StatementRow,
  VoteRow,
];
