import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { id, MyPlace, Places, SayPlace, SetPlaces } from '@samepage/contracts';
import { AskedBy, type Asker } from '../edge/asker';
import { Endpoint } from '../edge/endpoint';
import { PlaceService } from './place.service';

@ApiTags('places')
@Controller('inquiries/:inquiryId')
export class PlaceController {
  constructor(private readonly places: PlaceService) {}

  @Put('places')
  @Endpoint({
    ability: 'place.set',
    at: 'inquiry',
    summary: 'Set the list of places people can say to be in.',
    returns: Places,
  })
  set(@Param('inquiryId', { schema: id }) inquiryId: string, @Body({ schema: SetPlaces }) body: SetPlaces) {
    return this.places.set(inquiryId, body);
  }

  @Get('my-place')
  @Endpoint({
    ability: 'place.say',
    at: 'inquiry',
    summary: 'Where you can say to be, and what you said. Nobody else is shown it.',
    returns: MyPlace,
  })
  mine(@Param('inquiryId', { schema: id }) inquiryId: string, @AskedBy() asker: Asker) {
    return this.places.mine(inquiryId, asker);
  }

  @Put('my-place')
  @Endpoint({ ability: 'place.say', at: 'inquiry', summary: 'Say where you are, or take it back.' })
  say(
    @Param('inquiryId', { schema: id }) inquiryId: string,
    @Body({ schema: SayPlace }) { placeId }: SayPlace,
    @AskedBy() asker: Asker,
  ) {
    return this.places.say(inquiryId, placeId, asker);
  }
}
