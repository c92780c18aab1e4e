import { inject, Injectable, Provider } from '@angular/core';
import type { Desk, Group, MixGroups, MovedLines, Swing } from '@samepage/contracts';
import { isSwingShown } from '@samepage/debate';
import { Api } from '../../../api/api';
import {
  afterwardsMoved,
  afterwardsSwing,
  mixPropose,
  roomDesk,
  roomJudge,
  roomSettle,
} from '../../../api/functions';
import { DebateView } from '../debate-view';

/** What facilitators see and do beside the events of a debate. A dry run makes its own. */
export abstract class DeskWork {
  /** What waits for them, and nobody else sees. */
  abstract see(): Promise<Desk>;
  /** Someone has looked after whoever needed a pause. */
  abstract settle(signalId: string): Promise<void>;
  /**
   * Lets words that wait through, or declines them with a reason their author sees. What moved someone can be
   * declined at any time.
   */
  abstract judge(proposalId: string, decline: string | null): Promise<void>;
  /** A proposal of small groups, to look at. */
  abstract mix(how: MixGroups): Promise<Group[]>;
  /** How people moved between the two votes; null before both are shown. */
  abstract swing(): Promise<Swing | null>;
  /** What moved people, as it is shown to everyone; none before both votes are. */
  abstract moved(): Promise<MovedLines>;
}

/** The desk of a real debate. */
@Injectable()
export class ServerDesk extends DeskWork {
  private readonly api = inject(Api);
  private readonly view = inject(DebateView);

  override see(): Promise<Desk> {
    return this.api.invoke(roomDesk, this.of());
  }

  override async settle(signalId: string): Promise<void> {
    await this.api.invoke(roomSettle, { ...this.of(), signalId });
  }

  override async judge(proposalId: string, decline: string | null): Promise<void> {
    await this.api.invoke(roomJudge, { ...this.of(), proposalId, body: { decline } });
  }

  override mix(body: MixGroups): Promise<Group[]> {
    return this.api.invoke(mixPropose, { ...this.of(), body });
  }

  override async swing(): Promise<Swing | null> {
    return isSwingShown(this.view.state()) ? this.api.invoke(afterwardsSwing, this.of()) : null;
  }

  override async moved(): Promise<MovedLines> {
    return isSwingShown(this.view.state()) ? this.api.invoke(afterwardsMoved, this.of()) : [];
  }

  private of(): { debateId: string } {
    return { debateId: this.view.snapshot()?.id ?? '' };
  }
}

export const serverDesk: Provider = { provide: DeskWork, useClass: ServerDesk };
