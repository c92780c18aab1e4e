import { Injectable } from '@nestjs/common';
import type { CommandResult, SendDebateCommand } from '@samepage/contracts';
import type { Asker } from '../edge/asker';

/** Decides commands, one row-locked transition each. */
@Injectable()
export class CommandService {
  send(_debateId: string, _command: SendDebateCommand, _asker: Asker): Promise<CommandResult> {
    throw new Error('being written');
  }
}
