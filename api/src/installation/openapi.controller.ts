import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Endpoint } from '../edge/endpoint';

/** Holds the description once the application is made. */
@Injectable()
export class ApiDescription {
  document: OpenAPIObject | undefined;
}

@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly description: ApiDescription) {}

  @Get()
  @Endpoint({ ability: 'api.describe', summary: 'This description.', answers: 'application/json' })
  see() {
    return this.description.document;
  }
}
