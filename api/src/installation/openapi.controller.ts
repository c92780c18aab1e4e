import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { Endpoint } from '../edge/endpoint';

/** Made when it is first asked for: it takes as long as the rest of a start, and hardly anyone asks. */
@Injectable()
export class ApiDescription {
  /** Set once the application is made. */
  describe: (() => OpenAPIObject) | undefined;
  private made: OpenAPIObject | undefined;

  get document(): OpenAPIObject | undefined {
    return (this.made ??= this.describe?.());
  }
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
