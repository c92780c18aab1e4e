import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Endpoint } from '../edge/endpoint';

/** Holds the description once the application is made. */
@Injectable()
export class ApiDescription {
  document: OpenAPIObject | undefined;
}

/** As far as a client needs to know: whoever reads the rest reads OpenAPI. */
const Description = z.looseObject({ openapi: z.string() }).meta({ id: 'ApiDescription' });

@ApiTags('installation')
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get()
  @Endpoint({ ability: 'api.describe', summary: 'This description.', returns: Description })
  see() {
    return this.description.document;
  }
}
