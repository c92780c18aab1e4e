import { inject, Injectable } from '@angular/core';
import type { Guessing, GuessResult, MakeGuess, MyRoomMap, Report, SamePage } from '@samepage/contracts';
import { Api } from '../../api/api';
import {
  opinionGuess,
  opinionGuessing,
  opinionSee,
  reportOfDebate,
  reportOfInquiry,
  roomMapFreeze,
  roomMapMap,
  roomMapUnfreeze,
} from '../../api/functions';

/** What the server says of how people stand. */
@Injectable({ providedIn: 'root' })
export class OpinionApi {
  private readonly api = inject(Api);

  async samePage(inquiryId: string): Promise<SamePage> {
    // OpenAPI does not know that every kind is counted.
    return (await this.api.invoke(opinionSee, { inquiryId })) as SamePage;
  }

  guessing(inquiryId: string): Promise<Guessing> {
    return this.api.invoke(opinionGuessing, { inquiryId });
  }

  /** Once for each statement and sector; the first stands. */
  guess(inquiryId: string, guess: MakeGuess): Promise<GuessResult> {
    return this.api.invoke(opinionGuess, { inquiryId, body: guess });
  }

  map(debateId: string): Promise<MyRoomMap> {
    return this.api.invoke(roomMapMap, { debateId });
  }

  /** Holds the map still for everyone, or lets it follow the votes again. */
  hold(debateId: string, isStill: boolean): Promise<MyRoomMap> {
    return this.api.invoke(isStill ? roomMapFreeze : roomMapUnfreeze, { debateId });
  }

  debateReport(debateId: string): Promise<Report> {
    return this.api.invoke(reportOfDebate, { debateId });
  }

  inquiryReport(inquiryId: string): Promise<Report> {
    return this.api.invoke(reportOfInquiry, { inquiryId });
  }
}
