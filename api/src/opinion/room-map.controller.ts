import { Controller, Get, Param, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, MyRoomMap } from '@samepage/contracts';
import { EntryGuard } from '../debates/entry.guard';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { RoomMapService } from './room-map.service';

@ApiTags('opinion')
@UseGuards(EntryGuard)
@Controller('debates/:debateId/map')
export class RoomMapController {
  constructor(private readonly maps: RoomMapService) {}

  @Get()
  @Endpoint({
    ability: 'debate.see',
    at: 'debate',
    summary: 'Where a room stands, and where oneself does in it.',
    returns: MyRoomMap,
  })
  map(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.maps.see(debateId, asker);
  }

  @Post('freeze')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'Hold the map still.',
    returns: MyRoomMap,
  })
  freeze(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.maps.freeze(debateId, true, asker);
  }

  @Post('unfreeze')
  @Endpoint({
    ability: 'debate.run',
    at: 'debate',
    summary: 'Let the map go on.',
    returns: MyRoomMap,
  })
  unfreeze(@Param('debateId', { schema: id }) debateId: string, @AskedBy() asker: Asker) {
    return this.maps.freeze(debateId, false, asker);
  }
}
