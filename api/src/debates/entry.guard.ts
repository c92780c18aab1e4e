import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import type { AskedRequest } from '../edge/asker';
import { requireEntry } from './doors';

/** For addresses that tell what is in a debate: the same door as to the debate itself. Its ability was decided before. */
@Injectable()
export class EntryGuard implements CanActivate {
  constructor(@Inject(QUERYABLE) private readonly queryable: Queryable) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, asker } = context.switchToHttp().getRequest<AskedRequest>();
    if (!asker) return false;
    await requireEntry(this.queryable, String(params['debateId']), asker);
    return true;
  }
}
